package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.values.MapValue;
import io.helmwright.values.Value;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.ValuesSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels and annotations come from the chart and from several maps of the users'. */
class MetadataKeysTest {

  @ParameterizedTest
  @MethodSource("io.helmwright.charts.TestedChart#catalog")
  void a_key_that_several_may_set_is_rendered_once(TestedChart chart) {
    var keys = keysOfTheChart(chart);
    keys.add("team");
    var anyProfile = chart.profiles().get(0).request();
    var schema = ValuesSchema.of(ChartFiles.read(chart.folder()), "").orElseThrow();
    var accepted =
        mapsOfUsers(chart).stream()
            .flatMap(map -> keys.stream().map(key -> setting(map, key)))
            .filter(setting -> accepts(schema, anyProfile.withSet(setting)))
            .toList();

    assertThat(accepted)
        .contains(setting("commonLabels", "team"))
        .anyMatch(setting -> setting.contains(".podLabels.team="))
        .anyMatch(setting -> setting.contains(".podAnnotations.team="));
    for (TestedProfile profile : chart.profiles()) {
      var rendered = chart.renderAnew(Modes.with(profile.request(), accepted));
      assertThat(rendered.chart().documents())
          .as("%s", profile)
          .isNotEmpty()
          .allSatisfy(RenderedDocument::toObject);
    }
  }

  @Test
  void labels_of_the_pods_win_over_those_of_every_object() {
    var rendered =
        TestedChart.named("heimdall")
            .render(
                "commonLabels.team=security",
                "commonLabels.tier=backend",
                "heimdall.podLabels.team=operations");

    assertThat(labels(rendered, "/metadata/labels"))
        .containsEntry("team", "security")
        .containsEntry("tier", "backend");
    assertThat(labels(rendered, "/spec/template/metadata/labels"))
        .containsEntry("team", "operations")
        .containsEntry("tier", "backend");
  }

  private static Map<String, String> labels(Rendered rendered, String pointer) {
    return Rendered.strings(rendered.statefulSet().at(pointer));
  }

  private static List<String> mapsOfUsers(TestedChart chart) {
    return chart.declaredValues().stream()
        .filter(MapValue.class::isInstance)
        .map(Value::key)
        .filter(key -> key.matches(".*([lL]abels|[aA]nnotations)"))
        .toList();
  }

  private static Set<String> keysOfTheChart(TestedChart chart) {
    var keys = new TreeSet<String>();
    for (TestedProfile profile : chart.profiles()) {
      for (JsonNode object : chart.render(profile.request()).objects("*")) {
        object.findValues("labels").forEach(map -> map.fieldNames().forEachRemaining(keys::add));
        object
            .findValues("annotations")
            .forEach(map -> map.fieldNames().forEachRemaining(keys::add));
      }
    }
    return keys;
  }

  private static String setting(String map, String key) {
    return "%s.%s=users".formatted(map, key.replace(".", "\\."));
  }

  private static boolean accepts(ValuesSchema schema, RenderRequest request) {
    return schema.accepts(MergedValues.effective(request));
  }
}
