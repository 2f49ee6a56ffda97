package io.helmwright.verify.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Charts of the catalog are understood without a remainder. */
class GeneratedChartsFlowTest {

  @ParameterizedTest
  @ValueSource(strings = {"atlas-app", "directus", "django", "heimdall", "vulcan"})
  void everyDecisionDependsOnSomethingKnown(String name) throws IOException {
    Map<String, String> files = files(Path.of("generated-chart", name));
    ChartTemplates chart = FlowText.chart(files, files.get("values.yaml"));
    assertThat(chart.decisions()).hasSizeGreaterThan(300);
    for (Decision decision : chart.decisions()) {
      String place = decision.file() + ":" + decision.line() + " " + decision.text();
      assertThat(decision.reachable()).as(place).isTrue();
      assertThat(decision.on().inputs()).as(place).isNotEmpty();
      assertThat(decision.on().unknown()).as(place).isEmpty();
      assertThat(decision.on().values()).as(place).noneMatch(path -> path.isEmpty());
    }
    assertThat(chart.guards()).isNotEmpty().allMatch(GuardCall::reachable);
    assertThat(chart.reads()).noneMatch(read -> read.path().isEmpty());
  }

  private static Map<String, String> files(Path chart) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.walk(chart)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(chart.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
