package io.helmwright.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.testing.ApprovedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole of each chart of the catalog, approved: which files there are, then each of them. The
 * approved files are the committed chart itself, so there is one copy to review, and {@code
 * ./helmwright generate} approves.
 */
class EmittedTreeTest {

  /** What the generator keeps beside the chart, so that it can tell its files from edited ones. */
  private static final String MANIFEST = ".helmwright.json";

  /** What releases write there. */
  private static final String CHANGELOG = "CHANGELOG.md";

  static List<TestedChart> charts() {
    return TestedChart.catalog();
  }

  static Stream<Arguments> files() {
    return charts().stream()
        .flatMap(
            chart -> chart.emitted().files().keySet().stream().map(f -> Arguments.of(chart, f)));
  }

  private static Path committed(TestedChart chart) {
    return Path.of("generated-chart").resolve(chart.name());
  }

  private static List<String> emittedInto(Path folder) {
    return FolderTree.files(folder).stream()
        .filter(file -> !file.equals(MANIFEST) && !file.equals(CHANGELOG))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void has_these_files(TestedChart chart) {
    String files = String.join("\n", chart.emitted().files().keySet()) + "\n";

    Approved.verify(chart, "EmittedTreeTest.has_these_files.txt", files);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void has_the_files_of_the_committed_chart(TestedChart chart) {
    assertThat(chart.emitted().files().keySet())
        .as("./helmwright generate writes them")
        .containsExactlyElementsOf(emittedInto(committed(chart)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("files")
  void says_in_each_file_what_was_approved(TestedChart chart, String file) {
    String content = new String(chart.emitted().files().get(file), StandardCharsets.UTF_8);

    new ApprovedFile(
            committed(chart).resolve(file), Path.of("target/received", chart.name()).resolve(file))
        .verify(content);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void has_the_profiles_of_the_committed_ones_in_the_chart_too(TestedChart chart) {
    Path profiles = Path.of("values-profiles").resolve(chart.name());

    assertThat(emittedInto(profiles))
        .containsExactlyElementsOf(chart.emitted().profiles().keySet())
        .allSatisfy(
            file ->
                assertThat(profiles.resolve(file))
                    .hasSameTextualContentAs(
                        committed(chart).resolve("ci/" + file.replace(".yaml", "-values.yaml"))));
  }
}
