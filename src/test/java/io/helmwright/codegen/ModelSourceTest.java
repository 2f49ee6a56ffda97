package io.helmwright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelSourceTest {

  private static final FieldType.Reference PORT = new FieldType.Reference("Port");

  record Signatures(FieldType type, String... expected) {}

  static List<Signatures> everyType() {
    return List.of(
        new Signatures(FieldType.Scalar.STRING, "x(String value)", "x(Yaml<String> value)"),
        new Signatures(FieldType.Scalar.QUANTITY, "x(String value)", "x(Yaml<String> value)"),
        new Signatures(FieldType.Scalar.INTEGER, "x(long value)", "x(Yaml<Integer> value)"),
        new Signatures(FieldType.Scalar.NUMBER, "x(double value)", "x(Yaml<Double> value)"),
        new Signatures(FieldType.Scalar.BOOLEAN, "x(boolean value)", "x(Yaml<Boolean> value)"),
        new Signatures(
            FieldType.Scalar.INT_OR_STRING,
            "x(long value)",
            "x(String value)",
            "x(Yaml<IntOrString> value)"),
        new Signatures(FieldType.Scalar.ANYTHING, "x(Yaml<?> value)"),
        new Signatures(PORT, "x(Consumer<Port.Builder> spec)", "x(Yaml<Port> value)"),
        new Signatures(
            new FieldType.ListOf(FieldType.Scalar.STRING),
            "x(String... items)",
            "x(Yaml<String>... items)",
            "x(Yaml<List<String>> list)"),
        new Signatures(
            new FieldType.ListOf(PORT),
            "x(Consumer<Port.Builder> spec)",
            "x(Yaml<Port>... items)",
            "x(Yaml<List<Port>> list)"),
        new Signatures(
            new FieldType.MapOf(FieldType.Scalar.QUANTITY),
            "x(String key, String value)",
            "x(String key, Yaml<String> value)",
            "x(Yaml<Map<String, String>> map)"),
        new Signatures(
            new FieldType.MapOf(new FieldType.ListOf(FieldType.Scalar.STRING)),
            "x(String key, Yaml<List<String>> value)",
            "x(Yaml<Map<String, List<String>>> map)"));
  }

  @ParameterizedTest
  @MethodSource("everyType")
  void aFieldHasOneMethodForEachWayToGiveItsValue(Signatures signatures) {
    assertThat(source(new Model.Field("x", signatures.type(), false, "")).lines())
        .filteredOn(line -> line.contains("Builder x("))
        .map(line -> line.replaceAll("^.*Builder (x\\(.*\\)) \\{$", "$1"))
        .containsExactly(signatures.expected());
  }

  @Test
  void theMethodsOnlyDelegate() {
    assertThat(source(new Model.Field("default", PORT, true, "What $S <is> it.")))
        .contains(
            """
                private Builder() {
                  super("Thing", "default");
                }

                /**
                 * What $S &lt;is&gt; it.
                 */
                public Builder defaultValue(Consumer<Port.Builder> spec) {
                  return put("default", Port.of(spec));
                }
            """);
  }

  @Test
  void anObjectsFieldWithoutDescriptionBorrowsTheObjects() {
    assertThat(source(new Model.Field("x", PORT, false, ""))).contains("* Where it &amp; listens.");
  }

  @Test
  void aResourceSetsItsOwnApiVersionAndKind() {
    var root = new RootKind("apps/v1", "Thing");
    var fields =
        List.of(
            new Model.Field("apiVersion", FieldType.Scalar.STRING, false, ""),
            new Model.Field("kind", FieldType.Scalar.STRING, false, ""));

    String source =
        ModelSource.of(new Model("Thing", "", Optional.of(root), fields), Map.of()).toString();

    assertThat(source)
        .contains("class Thing extends KubernetesResource implements Yaml<Thing>")
        .contains("super(\"apps/v1\", \"Thing\", builder);")
        .doesNotContain("Builder kind(")
        .doesNotContain("Builder apiVersion(");
  }

  private static String source(Model.Field field) {
    var port = new Model("Port", "Where it & listens.", Optional.empty(), List.of());
    return ModelSource.of(
            new Model("Thing", "", Optional.empty(), List.of(field)), Map.of("Port", port))
        .toString();
  }
}
