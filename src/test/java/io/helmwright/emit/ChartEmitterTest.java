package io.helmwright.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helmwright.chart.Chart;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ChartEmitterTest {

  @Test
  void everyLocaleAndTimeZoneGivesTheSameBytes() {
    EmittedChart here = new ChartEmitter().emit(SmallChart.chart());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (var tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));

        assertThat(new ChartEmitter().emit(SmallChart.chart())).isEqualTo(here);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void anEmitterCanBeUsedAgain() {
    var emitter = new ChartEmitter();

    assertThat(emitter.emit(SmallChart.chart())).isEqualTo(emitter.emit(SmallChart.chart()));
  }

  @Test
  void whatAChartAcceptsIsBesideItForTheChecks() {
    Chart chart =
        Chart.named("bare")
            .version("1.0.0")
            .describedAs("Nothing")
            .accept("latest-tag", "templates/tests/*", "Pod *", "tests use what the cluster has")
            .build();

    assertThat(new ChartEmitter().emit(chart).files().get(".helmwright.yaml"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            """
            # What "helmwright verify" finds here, and why it is meant so.
            waivers:
              - check: latest-tag
                file: templates/tests/*
                subject: Pod *
                reason: tests use what the cluster has
            """);
  }

  @Test
  void aChartWithoutValuesHasAnEmptyValuesFile() {
    Chart chart = Chart.named("bare").version("1.0.0").describedAs("Nothing").build();

    EmittedChart emitted = new ChartEmitter().emit(chart);

    assertThat(emitted.files().keySet())
        .containsExactly(
            ".helmignore", "Chart.yaml", "README.md", "values.schema.json", "values.yaml");
    assertThat(new String(emitted.files().get("values.yaml"), StandardCharsets.UTF_8))
        .endsWith("\n{}\n");
  }

  @Test
  void aFileThatDiffersFromTheModelIsRefusedWithItsPlace() {
    var model = JsonNodeFactory.instance.objectNode();
    model.putObject("a").putArray("b").add(1).add("no");
    var yaml = new YamlPrinter();

    assertThatThrownBy(() -> check(yaml, "a: {b: [1, no]}", model))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("values.yaml: a.b[1] was \"no\" and is read back as false");
    assertThatThrownBy(() -> check(yaml, "a: {}", model))
        .hasMessage("values.yaml: a.b is in only one of the model and the file");
    assertThatThrownBy(() -> check(yaml, "a: {b: [1, 'no']}\na: 1", model))
        .hasMessageStartingWith("values.yaml can't be read back: the key \"a\" is there twice");
  }

  private static void check(
      YamlPrinter yaml, String text, com.fasterxml.jackson.databind.JsonNode model) {
    Reparsed.check("values.yaml", text.getBytes(StandardCharsets.UTF_8), yaml::parse, model);
  }
}
