package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.configuration;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the engine says of clusters, and what a cluster that it isn't in looks like. */
@Timeout(value = 60, unit = SECONDS)
class CircumstancesTest {

  @TempDir Path temp;

  @Test
  void an_api_is_there_for_those_configurations_that_have_it() {
    TestCharts chart =
        TestCharts.in(temp)
            .template("a.yaml", "a: {{ .Capabilities.APIVersions.Has \"x.io/v1\" }}");
    try (RenderEngine engine = chart.engine()) {
      var without = configuration("");
      var with = without.withApis(List.of("x.io/v1"));

      assertThat(engine.renderAll(List.of(without, with), List.of()))
          .extracting(rendered -> rendered.chart().orElseThrow().documents().get(0).text())
          .containsExactly("a: false", "a: true");
    }
  }

  @Test
  void helm_decides_which_versions_of_kubernetes_a_chart_allows() {
    TestCharts chart =
        TestCharts.in(temp)
            .file(
                "Chart.yaml",
                "apiVersion: v2\nname: demo\nversion: 1.0.0\nkubeVersion: '>=1.32.0-0 <1.36'\n");
    try (RenderEngine engine = chart.engine()) {
      assertThat(List.of("1.20.0", "1.32.0", "1.35.7", "1.36.0"))
          .filteredOn(engine::allows)
          .containsExactly("1.32.0", "1.35.7");
    }
  }

  @Test
  void helm_says_which_apis_every_cluster_has() {
    try (RenderEngine engine = TestCharts.in(temp).template("a.yaml", "a: 1").engine()) {
      assertThat(
              engine.knownApis(
                  List.of("apps/v1", "policy/v1", "policy/v1/PodDisruptionBudget", "x.io/v1")))
          .containsExactly("apps/v1", "policy/v1");
    }
  }
}
