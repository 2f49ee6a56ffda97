package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.MergedValues;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code lookup} finds, asked by the engine itself. */
class ClusterStandInTest {

  private static final List<JsonNode> CLUSTER =
      List.of(
          object("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: apps}}"),
          object("{apiVersion: v1, kind: Secret, metadata: {name: t, namespace: apps}}"),
          object("{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: other}}"),
          object("{apiVersion: v1, kind: Namespace, metadata: {name: apps}}"),
          object(
              "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i, namespace: apps}}"),
          object(
              "{apiVersion: example.org/v1, kind: Gadget, metadata: {name: g, namespace: apps}}"));

  @TempDir Path temp;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(lookup \"v1\" \"Secret\" \"apps\" \"s\").metadata.namespace                       | apps",
        "lookup \"v1\" \"Secret\" \"apps\" \"none\"                                         | map[]",
        "lookup \"v1\" \"ConfigMap\" \"apps\" \"s\"                                         | map[]",
        "len (lookup \"v1\" \"Secret\" \"apps\" \"\").items                               | 2",
        "len (lookup \"v1\" \"Secret\" \"\" \"\").items                                   | 3",
        "len (lookup \"v1\" \"Secret\" \"nowhere\" \"\").items                            | 0",
        "(lookup \"v1\" \"Namespace\" \"\" \"apps\").metadata.name                          | apps",
        "len (lookup \"v1\" \"Namespace\" \"\" \"\").items                                | 1",
        "lookup \"v1\" \"Namespace\" \"\" \"other\"                                         | map[]",
        "(lookup \"networking.k8s.io/v1\" \"Ingress\" \"apps\" \"i\").kind                  | Ingress",
        "(lookup \"example.org/v1\" \"Gadget\" \"apps\" \"g\").kind                         | Gadget",
        "(lookup \"example.org/v1\" (print \"Gad\" \"get\") \"apps\" \"g\").kind            | Gadget",
        "lookup \"example.org/v1\" \"Widget\" \"apps\" \"g\"                                | map[]",
        "(lookup \"v1\" \"Secret\" .Release.Namespace \"s\").metadata.name                  | s",
      })
  void is_found_by_a_render_alone_and_of_many(String expression, String found) {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", "a: {{ %s }}".formatted(expression));
    try (RenderEngine engine = chart.engine()) {
      assertThat(found(engine.render(configuration(""), CLUSTER))).isEqualTo("a: " + found);
      assertThat(engine.renderAll(List.of(configuration(""), configuration("")), CLUSTER))
          .extracting(ClusterStandInTest::found)
          .containsExactly("a: " + found, "a: " + found);
    }
  }

  @Test
  void nothing_is_found_in_a_cluster_that_holds_nothing() {
    TestCharts chart =
        TestCharts.in(temp).template("a.yaml", "a: {{ lookup \"v1\" \"Secret\" \"apps\" \"s\" }}");
    try (RenderEngine engine = chart.engine()) {
      assertThat(found(engine.render(configuration(""), CLUSTER))).startsWith("a: map[apiVersion");
      assertThat(found(engine.render(configuration(""), List.of()))).isEqualTo("a: map[]");
      assertThat(engine.renderAll(List.of(configuration("")), List.of()))
          .extracting(ClusterStandInTest::found)
          .containsExactly("a: map[]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Secret,secrets",
    "Ingress,ingresses",
    "NetworkPolicy,networkpolicies",
    "Gateway,gateways",
    "Endpoints,endpoints",
    "StorageClass,storageclasses",
    "PodMonitor,podmonitors",
  })
  void resources_are_named_as_kubernetes_names_them(String kind, String resource) {
    assertThat(ClusterStandIn.plural(kind)).isEqualTo(resource);
  }

  private static String found(Rendered rendered) {
    assertThat(rendered.problems()).isEmpty();
    return rendered.chart().orElseThrow().documents().get(0).text();
  }

  private static JsonNode object(String yaml) {
    return MergedValues.parse("object", yaml);
  }
}
