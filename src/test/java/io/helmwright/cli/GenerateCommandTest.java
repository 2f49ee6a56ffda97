package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

  @TempDir Path directory;

  private Path chart() {
    return directory.resolve("generated-chart/heimdall");
  }

  @Test
  void writesEveryChart() {
    var run = Run.in(directory, "generate");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .containsPattern(
            "heimdall: generated-chart/heimdall written"
                + " \\((\\d+) files: \\1 added, 0 changed, 0 removed\\)\n"
                + "heimdall: values-profiles/heimdall written"
                + " \\((\\d+) files: \\2 added, 0 changed, 0 removed\\)\n");
    assertThat(chart().resolve("Chart.yaml")).exists();
    assertThat(directory.resolve("values-profiles/heimdall")).isNotEmptyDirectory();
  }

  @Test
  void saysWhenNothingIsToDo() {
    Run.in(directory, "generate", "heimdall");
    var run = Run.in(directory, "generate", "heimdall");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .matches(
            "heimdall: generated-chart/heimdall is up to date \\(\\d+ files\\)\n"
                + "heimdall: values-profiles/heimdall is up to date \\(\\d+ files\\)\n");
  }

  @Test
  void checkNamesTheCauseOfOtherLineEnds() throws IOException {
    Run.in(directory, "generate", "heimdall");
    Path values = chart().resolve("values.yaml");
    Files.writeString(values, Files.readString(values).replace("\n", "\r\n"));

    var run = Run.in(directory, "generate", "--check", "heimdall");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            """
            heimdall: 1 file differs from the definition. Run 'helmwright generate heimdall'.
            heimdall: 1 file has lines that end with CR LF, and nothing else differs. Keep git from replacing line ends with the line '* text=auto eol=lf' in .gitattributes, and run 'helmwright generate'.
            """);
  }

  @Test
  void writesToAnotherFolder() {
    var run = Run.in(directory, "generate", "heimdall", "--output", "out");

    assertThat(run.out()).startsWith("heimdall: out/heimdall written");
    assertThat(directory.resolve("out/heimdall/Chart.yaml")).exists();
    assertThat(directory.resolve("out/values-profiles/heimdall")).exists();
    assertThat(directory.resolve("generated-chart")).doesNotExist();
  }

  @Test
  void checkFindsNothing() {
    Run.in(directory, "generate");
    var run = Run.in(directory, "generate", "--check", "heimdall");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("heimdall: generated-chart/heimdall is up to date (");
  }

  @Test
  void checkShowsDriftAndWritesNothing() throws IOException {
    Run.in(directory, "generate", "heimdall");
    Path values = chart().resolve("values.yaml");
    String edited = Files.readString(values) + "mine: 1\n";
    Files.writeString(values, edited);

    var run = Run.in(directory, "generate", "--check", "heimdall");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            """
            --- generated-chart/heimdall/values.yaml
            +++ generated-chart/heimdall/values.yaml (generated)
            @@""")
        .endsWith("\n-mine: 1\n");
    assertThat(run.err())
        .isEqualTo(
            "heimdall: 1 file differs from the definition. Run 'helmwright generate heimdall'.\n");
    assertThat(values).hasContent(edited);
  }

  @Test
  void checkOfAnEmptyFolderCreatesNothing() {
    var run = Run.in(directory, "generate", "--check");

    assertThat(run.code()).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesToDiscardAnEditUnlessForced() throws IOException {
    Run.in(directory, "generate", "heimdall");
    Path values = chart().resolve("values.yaml");
    String edited = Files.readString(values) + "mine: 1\n";
    Files.writeString(values, edited);

    var refused = Run.in(directory, "generate", "heimdall");

    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith(
            """
            error: generated-chart/heimdall/values.yaml: was edited by hand, and generating would \
            discard the edit. Move the edit into the chart definition, or discard it with --force.
            --- generated-chart/heimdall/values.yaml (generated)
            +++ generated-chart/heimdall/values.yaml
            @@""")
        .endsWith("\n+mine: 1\n");
    assertThat(values).hasContent(edited);

    var forced = Run.in(directory, "generate", "heimdall", "--force");

    assertThat(forced.code()).isZero();
    assertThat(forced.out()).contains("0 added, 1 changed, 0 removed)\n");
    assertThat(Run.in(directory, "generate", "heimdall", "--check").code()).isZero();
  }

  @Test
  void namesTheKnownChartsWhenOneIsUnknown() {
    var run =
        Run.with(
            directory,
            List.of("heimdall", "vulcan"),
            () -> null,
            "generate",
            "heimdal",
            "vulcan",
            "volcano");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            error: Unknown charts 'heimdal', 'volcano'; the known charts are: heimdall, vulcan.
            Try 'helmwright generate --help'.
            """);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anUnwritableFolderIsAFailureOfOutput() throws IOException {
    Files.writeString(directory.resolve("out"), "a file\n");

    var run = Run.in(directory, "generate", "--output", "out");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "error: out: is a file where a folder is needed."
                + " Move it away, or choose another folder with --output.\n");
    assertThat(directory.resolve("out")).hasContent("a file\n");
  }

  @Test
  void warningsGoBesideTheOutputAndChangeNoExitCode() {
    String warning =
        "warning: both: templates/argo.yaml, ConfigMap sync: it is a hook of Argo CD, which then"
            + " ignores Helm's hooks, such as the ConfigMap migrate of templates/helm.yaml. Use Helm's"
            + " hooks only, which Argo CD runs too; or waive(ARGO_HOOK, \"why\").\n";

    var written = Run.with(directory, List.of("both"), GenerateCommandTest::both, "generate");
    var checked =
        Run.with(directory, List.of("both"), GenerateCommandTest::both, "generate", "--check");

    assertThat(written.code()).isZero();
    assertThat(written.err()).isEqualTo(warning);
    assertThat(written.out()).startsWith("both: generated-chart/both written (");
    assertThat(checked.code()).isZero();
    assertThat(checked.err()).isEqualTo(warning);
  }

  /** A hook of Argo CD beside one of Helm. */
  private static Chart both() {
    return Chart.named("both")
        .version("1.0.0")
        .describedAs("Hooks of two kinds")
        .add("helm.yaml", hook("migrate", "helm.sh/hook", "pre-upgrade"))
        .add("argo.yaml", hook("sync", "argocd.argoproj.io/hook", "PreSync"))
        .build();
  }

  private static ConfigMap hook(String name, String annotation, String event) {
    return ConfigMap.of(c -> c.metadata(m -> m.name(name).annotations(annotation, event)));
  }
}
