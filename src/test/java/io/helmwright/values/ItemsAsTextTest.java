package io.helmwright.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.template.TemplateFile;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import org.junit.jupiter.api.Test;

/** List items that users may write as text alone. */
class ItemsAsTextTest {

  private static final class Path extends ItemValues {
    final StringValue path = line("path").matching("^/");
    final StringValue type = line("type").optional();

    Path(Anchor anchor) {
      super(anchor);
    }
  }

  private static final class Host extends ItemValues {
    final ItemListValue<Path> paths =
        list("paths", Path::new).orText(p -> p.path).defaultsToTexts("/");

    Host(Anchor anchor) {
      super(anchor);
    }
  }

  private static final class Spec extends ValuesSpec {
    final ItemListValue<Path> paths = list("paths", Path::new).orText(p -> p.path);
    final ItemListValue<Host> hosts = list("hosts", Host::new);
  }

  private final Spec v = new Spec();

  private static String print(Yaml<?> yaml) {
    return new TemplateFile("x.yaml", yaml.node()).print();
  }

  @Test
  void textBecomesAnObjectBeforeAFieldIsRead() {
    assertThat(print(v.paths.forEach(p -> p.path)))
        .isEqualTo(
            """
            {{- range .Values.paths }}
            {{- $path := ternary (dict "path" .) . (kindIs "string" .) }}
            - {{ $path.path | quote }}
            {{- end }}
            """);
  }

  @Test
  void linesAreMadeOfThemToo() {
    assertThat(print(v.paths.forEachLine(p -> TextBlock.of(t -> t.line("at ", p.path)))))
        .isEqualTo(
            """
            {{- range .Values.paths }}
            {{- $path := ternary (dict "path" .) . (kindIs "string" .) }}
            at {{ $path.path }}
            {{- end }}
            """);
  }

  @Test
  void theFirstItemIsHeldByAVariable() {
    assertThat(print(v.hosts.withFirst(h -> h.paths.withFirst(p -> p.path))))
        .isEqualTo(
            """
            {{- $host := first .Values.hosts }}
            {{- $path := first ($host.paths | default (list "/")) }}
            {{- $path := ternary (dict "path" $path) $path (kindIs "string" $path) }}
            {{ $path.path }}
            """);
  }

  @Test
  void theSchemaAsksOfTextWhatItAsksOfTheField() {
    var schema = ValueTree.of(v).schema(new SchemaDefinitions()).at("/properties/paths/items");

    assertThat(schema.at("/type")).hasToString("[\"string\",\"object\"]");
    assertThat(schema.at("/pattern")).isEqualTo(schema.at("/properties/path/pattern"));
    assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void theDocumentationTellsBothWays() {
    assertThat(v.paths.typeName()).isEqualTo("list of objects or strings");
  }

  @Test
  void aDefaultOfTextNeedsItemsThatMayBeText() {
    var spec = new ValuesSpec() {};

    assertThatThrownBy(() -> spec.list("paths", Path::new).defaultsToTexts("/"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("paths: its items can't be written as text; call orText(…)");
  }
}
