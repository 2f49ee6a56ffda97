package io.helmwright.testing;

import static io.helmwright.testing.ChartAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatPath;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.charts.ChartCatalog;
import io.helmwright.problem.Severity;
import io.helmwright.verify.report.Results;
import io.helmwright.verify.report.TerminalReport;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.VerificationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartAssertTest {

  @TempDir Path directory;

  private Path chart;

  @BeforeEach
  void a_chart() throws IOException {
    chart = directory.resolve("demo");
    write("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.2.3\n");
    write(
        "templates/configmap.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}
        data:
          color: {{ required "set color" .Values.color | quote }}
          password: {{ randAlphaNum 20 }}
        """);
    write("templates/NOTES.txt", "It is {{ .Values.color }}.\n");
    write("values.yaml", "color: red\n");
    write("ci/blue-values.yaml", "color: blue\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = chart.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void a_definition_renders_and_lints() {
    assertThat(ChartCatalog.standard().find("vulcan")).rendersProfiles().lintsStrictly();
  }

  @Test
  void profiles_that_do_not_render_are_all_told() throws IOException {
    write("ci/empty-values.yaml", "color: ''\n");
    write("ci/none-values.yaml", "color: null\n");

    assertThatThrownBy(() -> assertThat(chart).rendersProfiles())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("\ndemo does not render:\nempty: error: demo: ")
        .hasMessageContaining("set color")
        .hasMessageContaining("\nnone: error: demo: ")
        .hasMessageNotContaining("blue");
  }

  @Test
  void lint_is_strict_with_every_profile() throws IOException {
    write("values.schema.json", "{\"properties\": {\"color\": {\"type\": \"string\"}}}");
    write("ci/number-values.yaml", "color: 3\n");

    assertThatThrownBy(() -> assertThat(chart).lintsStrictly())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("\ndemo does not pass lint:\nnumber: error: ");
  }

  @Test
  void approved_renders_are_beside_the_test_and_randomness_is_masked() {
    assertThat(chart).profilesMatchApproved();
  }

  @Test
  void what_was_not_approved_is_left_to_be_read() throws IOException {
    Path approved = Files.createDirectory(directory.resolve("approved"));

    assertThatThrownBy(() -> assertThat(chart).profilesMatchApproved(approved))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "\ndemo does not render what was approved:\ndefaults: Failed Approval")
        .hasMessageContaining("\nblue: Failed Approval");
    assertThatPath(approved.resolve("blue.received.yaml"))
        .hasContent(
            """
            ---
            # Source: demo/templates/configmap.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: release-name
            data:
              color: "blue"
              password: (random)
            ---
            # NOTES.txt
            # It is blue.
            """);
  }

  @Test
  void a_failed_verification_reads_as_on_the_terminal() {
    assertThatThrownBy(() -> verified(Results.rich()).verifies())
        .isInstanceOf(AssertionError.class)
        .hasMessage("\n" + TerminalReport.plain(Severity.ERROR).print(Results.rich()));
  }

  @Test
  void warnings_only_hinder_full_coverage() {
    var result = Results.with(Results.unwise());

    assertThatCode(() -> verified(result).verifies()).doesNotThrowAnyException();
    assertThatThrownBy(() -> verified(result).verifiesWithFullCoverage())
        .isInstanceOf(AssertionError.class)
        .hasMessage("\n" + TerminalReport.plain(Severity.WARNING).print(result));
  }

  @Test
  void full_coverage_leaves_no_branch_out() {
    assertThatCode(() -> verified(Results.clean()).verifiesWithFullCoverage())
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> verified(Results.withoutBranch()).verifiesWithFullCoverage())
        .hasMessageContaining("Branches never taken (1)");
  }

  @Test
  void options_say_how_to_verify() {
    List<VerificationOptions> asked = new ArrayList<>();
    var chartAssert =
        new ChartAssert(
            ChartOnDisk.of(chart),
            (path, options, progress) -> {
              asked.add(options);
              return Results.clean();
            });

    chartAssert.withSeed(7).withBudget(20).withWaivers(Path.of("waivers.yaml")).verifies();

    assertThatList(asked)
        .containsExactly(
            VerificationOptions.defaults()
                .withSeed(7)
                .withBudget(20)
                .withWaivers(Path.of("waivers.yaml")));
  }

  private ChartAssert verified(VerificationResult result) {
    return new ChartAssert(ChartOnDisk.of(chart), (path, options, progress) -> result);
  }
}
