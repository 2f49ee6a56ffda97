package io.helmwright.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.Progress;
import io.helmwright.verify.search.Verification;
import io.helmwright.verify.search.VerificationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every branch of every chart of the catalog is taken, every pair of settings is seen, every guard
 * refuses something, and no check finds anything.
 */
class EveryConfigurationTest {

  private static final String SECRETS_FILE = "files/extra.yaml";
  private static final String SECRETS =
      """
      EXTRA_SECRET: of-a-file
      EMPTY_SECRET:
      """;

  @TempDir Path folder;

  static Stream<String> charts() {
    return ChartCatalog.standard().names().stream();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void verifies(String name) throws IOException {
    ChartDefinition definition = ChartCatalog.standard().find(name);
    EmittedChart emitted = new ChartEmitter().emit(definition.define());
    var files = new TreeMap<>(emitted.files());
    files.put(SECRETS_FILE, SECRETS.getBytes(UTF_8));
    try (var chart = TemporaryChart.of(new EmittedChart(name, files, emitted.profiles()))) {
      VerificationOptions options = VerificationOptions.defaults();
      Optional<Path> profile = withSecretsFile(chart.chart());
      if (profile.isPresent()) {
        options = options.withProfile("secrets in a file", profile.get());
      }

      VerificationResult result = Verification.verify(chart.chart(), options, Progress.silent());

      SoftAssertions.assertSoftly(
          softly -> {
            softly.assertThat(result.branchesNeverTaken()).as("branches never taken").isEmpty();
            softly.assertThat(result.pairs().missing()).as("pairs never seen").isEmpty();
            softly.assertThat(result.pairs().covered()).as("pairs seen").isPositive();
            softly
                .assertThat(result.guards().stream().filter(guard -> !guard.triggered()))
                .as("guards never triggered")
                .isEmpty();
            softly.assertThat(result.unreadValues()).as("values never read").isEmpty();
            softly.assertThat(result.undeclaredValues()).as("values not declared").isEmpty();
            softly.assertThat(result.findings()).as("findings").isEmpty();
            softly.assertThat(result.unusedWaivers()).as("waivers of nothing").isEmpty();
            softly.assertThat(result.effort().confirmed()).as("confirmed").isPositive();
          });
    }
  }

  /** A known good profile that takes secrets from a file too, where the chart lets it. */
  private Optional<Path> withSecretsFile(Path chart) throws IOException {
    ObjectNode defaults = MergedValues.read(chart.resolve("values.yaml"));
    for (Map.Entry<String, JsonNode> group : defaults.properties()) {
      if (group.getValue().has("secretsFiles")) {
        try (Stream<Path> profiles = Files.list(chart.resolve("ci")).sorted()) {
          ObjectNode values = MergedValues.read(profiles.findFirst().orElseThrow());
          values.withObject("/" + group.getKey()).putArray("secretsFiles").add(SECRETS_FILE);
          return Optional.of(Files.writeString(folder.resolve("values.json"), values.toString()));
        }
      }
    }
    return Optional.empty();
  }
}
