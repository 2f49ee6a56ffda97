package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.TestedChart;
import io.helmwright.emit.EmittedChart;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Heimdall with each provider of its database: one line of the definition, another chart. What they
 * render is looked at with that of all charts.
 */
class DatabaseProvidersTest {

  private static final TestedChart CHART = Heimdall.CHART;

  @Test
  void there_are_four() {
    assertThat(CHART.databases()).containsExactly("bitnami", "built-in", "cnpg", "external");
  }

  @Test
  void the_first_is_the_chart_as_it_is_committed() {
    assertThat(CHART.on("bitnami").emitted().files())
        .containsExactlyEntriesOf(Heimdall.EMITTED.files());
  }

  @Test
  void only_bitnami_has_a_dependency() {
    assertThat(CHART.databases())
        .filteredOn(p -> text(CHART.on(p).emitted(), "Chart.yaml").contains("dependencies:"))
        .containsExactly("bitnami");
  }

  @Test
  void an_external_database_leaves_no_trace_of_an_embedded_one() {
    EmittedChart chart = CHART.on("external").emitted();

    assertThat(chart.files().keySet())
        .filteredOn(file -> !file.equals("README.md"))
        .allSatisfy(file -> assertThat(text(chart, file)).doesNotContain("postgresql.enabled"));
    assertThat(text(chart, "values.yaml")).doesNotContain("\npostgresql:");
    assertThat(chart.profiles()).doesNotContainKey("embedded.yaml");
  }

  private static String text(EmittedChart chart, String file) {
    return new String(chart.files().get(file), StandardCharsets.UTF_8);
  }
}
