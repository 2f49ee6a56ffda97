package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import io.helmwright.template.Yaml;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The fields of a list's items. */
class ItemValuesTest {

  private static final class Backend extends ItemValues {
    final StringValue host = string("host");
    final StringValue path = line("path").defaultsTo("/").matching("^/");
    final StringValue note = string("note").optional();
    final IntegerValue port = integer("port").defaultsTo(5432).port();
    final IntegerValue weight = integer("weight").defaultsTo(10).min(0);
    final IntOrStringValue surge = intOrString("surge").defaultsTo(1);
    final BooleanValue tls = bool("tls").defaultsTo(true);
    final BooleanValue debug = bool("debug").defaultsTo(false);
    final ListValue tags = strings("tags").defaultsTo("a", "b").notEmpty();
    final MapValue labels = map("labels").defaultsTo("team", "web");
    final StringValue check = string("probe.path").defaultsTo("/health");

    Backend(Anchor anchor) {
      super(anchor);
    }
  }

  private static final class Spec extends ValuesSpec {
    final ItemListValue<Backend> backends = list("backends", Backend::new);
  }

  private static String printed(Function<Backend, Expression<?>> field) {
    Node node = new Spec().backends.forEach(b -> Yaml.of(field.apply(b).node())).node();
    return new TemplateFile("x.yaml", node).print();
  }

  private static String refusal(Function<ValuesSpec, Object> declaration) {
    var spec = new ValuesSpec() {};
    return org.assertj.core.api.Assertions.catchThrowableOfType(
            IllegalStateException.class, () -> declaration.apply(spec))
        .getMessage();
  }

  @Test
  void onlyFieldsWithNeitherDefaultNorOptionalAreRequired() {
    var schema = ValueTree.of(new Spec()).schema(new SchemaDefinitions());
    var items = schema.at("/properties/backends/items");

    assertThat(items.get("required")).hasToString("[\"host\",\"probe\"]");
    assertThat(items.at("/properties/probe/required").isMissingNode()).isTrue();
  }

  @Test
  void theSchemaTellsTheDefaultsThatWereGivenOnly() {
    var schema = ValueTree.of(new Spec()).schema(new SchemaDefinitions());
    var properties = schema.at("/properties/backends/items/properties");

    assertThat(properties.at("/path/default")).hasToString("\"/\"");
    assertThat(properties.at("/host").has("default")).isFalse();
  }

  @Test
  void aMissingTextIsItsDefault() {
    assertThat(printed(b -> b.path))
        .isEqualTo(
            """
            {{- range .Values.backends }}
            - {{ .path | default "/" | quote }}
            {{- end }}
            """);
  }

  @Test
  void aNumberThatCantBeZeroIsReplacedWhenEmpty() {
    assertThat(printed(b -> b.port)).contains("- {{ int64 (.port | default 5432) }}\n");
  }

  @Test
  void aZeroThatSomebodyWroteStays() {
    assertThat(printed(b -> b.weight)).contains("- {{ int64 (dig \"weight\" 10 .) }}\n");
    assertThat(printed(b -> b.surge)).contains("dig \"surge\" 1 .");
  }

  @Test
  void aFalseThatSomebodyWroteStays() {
    assertThat(printed(b -> b.tls)).contains("- {{ dig \"tls\" true . }}\n");
    assertThat(printed(b -> b.debug)).contains("- {{ .debug | default false }}\n");
  }

  @Test
  void listsAndMapsHaveDefaultsToo() {
    assertThat(printed(b -> b.tags)).contains(".tags | default (list \"a\" \"b\")");
    assertThat(printed(b -> b.labels)).contains(".labels | default (dict \"team\" \"web\")");
  }

  @Test
  void aFieldBelowAGroup() {
    assertThat(printed(b -> b.check)).contains(".probe.path | default \"/health\"");
  }

  @Test
  void anOptionalFieldHasNoDefault() {
    assertThat(printed(b -> b.note)).contains("{{- with .note }}");
  }

  @Test
  void optionalAndADefaultContradictEachOtherInEitherOrder() {
    String message =
        "x: optional() says that it has no default, defaultsTo(…) that it has; call one";

    assertThat(refusal(v -> v.string("x").optional().defaultsTo("a"))).isEqualTo(message);
    assertThat(refusal(v -> v.string("x").defaultsTo("a").optional())).isEqualTo(message);
  }

  @Test
  void aFillerSetsFieldsOfEveryType() {
    var json =
        new Spec()
            .backends.fill(
                b ->
                    b.text(x -> x.host, "h")
                        .number(x -> x.port, 80)
                        .flag(x -> x.tls, false)
                        .intOrString(x -> x.surge, "25%")
                        .texts(x -> x.tags, "t")
                        .entry(x -> x.labels, "a", "1")
                        .entry(x -> x.labels, "b", "2")
                        .text(x -> x.check, "/up"));

    assertThat(json)
        .hasToString(
            "[{\"host\":\"h\",\"port\":80,\"tls\":false,\"surge\":\"25%\",\"tags\":[\"t\"],"
                + "\"labels\":{\"a\":\"1\",\"b\":\"2\"},\"probe\":{\"path\":\"/up\"}}]");
  }
}
