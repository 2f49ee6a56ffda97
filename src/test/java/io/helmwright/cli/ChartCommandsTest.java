package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code list}, {@code render}, {@code lint} and {@code schema}. */
class ChartCommandsTest {

  @TempDir Path directory;

  @Test
  void listsCharts() {
    var run = Run.in(directory, "list");

    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("(?m)^heimdall +\\d+\\.\\d+\\.\\d+  \\S+ +\\S.*$");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsTheSchemaOfTheCatalogAndOfAFolder() throws IOException {
    Run.in(directory, "generate", "heimdall");
    String schema =
        Files.readString(directory.resolve("generated-chart/heimdall/values.schema.json"));

    assertThat(Run.in(directory, "schema", "heimdall")).isEqualTo(new Run(0, schema, ""));
    assertThat(Run.in(directory, "schema", "./generated-chart/heimdall"))
        .isEqualTo(new Run(0, schema, ""));
  }

  @Test
  void aChartWithoutSchemaHasNoneToPrint() throws IOException {
    Files.writeString(Files.createDirectory(directory.resolve("bare")).resolve("Chart.yaml"), "");

    assertThat(Run.in(directory, "schema", "bare"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: bare: the chart has no values.schema.json. Name a chart that has one.\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"render", "lint", "schema"})
  void anUnknownChartIsWrongUsage(String command) {
    var run = Run.in(directory, command, "nope");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .matches(
            "error: Unknown chart 'nope'; the known charts are: .*heimdall.*\\.\n"
                + "Try 'helmwright "
                + command
                + " --help'\\.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"render", "lint", "schema"})
  void aFolderWithoutChartIsInvalid(String command) throws IOException {
    Files.createDirectory(directory.resolve("empty"));

    var run = Run.in(directory, command, "empty");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("error: empty: the folder holds no Chart.yaml, so it is not a chart. Name a");
  }

  @Test
  void rendersAChartOfTheCatalogAndTheSameFromItsFolder() {
    Run.in(directory, "generate", "heimdall");

    // A generated secret is another one each time.
    String ownSecret = "heimdall.existingSecret=mine";
    var fromCatalog = Run.in(directory, "render", "heimdall", "--set", ownSecret);

    assertThat(fromCatalog.code()).isZero();
    assertThat(fromCatalog.out()).contains("kind: ConfigMap\n", "name: \"mine\"\n");
    assertThat(Run.in(directory, "render", "generated-chart/heimdall/", "--set", ownSecret).out())
        .isEqualTo(fromCatalog.out());
  }

  @Test
  void rendersOneTemplateOnly() {
    var run = Run.in(directory, "render", "heimdall", "--show-only", "templates/configmap.yaml");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("---\n# Source: heimdall/templates/configmap.yaml\n")
        .containsOnlyOnce("\nkind: ");
  }

  @Test
  void saysWhichTemplatesThereAre() {
    var run = Run.in(directory, "render", "heimdall", "--show-only", "templates/servce.yaml");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "error: --show-only templates/servce.yaml: the chart has no such template."
                + " Did you mean templates/service.yaml? Those that render something: ")
        .contains("templates/configmap.yaml");
  }

  @Test
  void saysWhenATemplateRendersNothing() {
    var run = Run.in(directory, "render", "heimdall", "--show-only", "templates/ingress.yaml");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .startsWith(
            "error: --show-only templates/ingress.yaml: renders nothing with these values.");
  }

  @Test
  void showsTheNotes() {
    var run = Run.in(directory, "render", "heimdall", "--show-only", "templates/NOTES.txt");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("heimdall").doesNotContain("kind:");
  }

  @Test
  void rendersAProfileAndNamesTheKnownOnes() {
    assertThat(Run.in(directory, "render", "heimdall", "--profile", "embedded").code()).isZero();

    var run = Run.in(directory, "render", "heimdall", "--profile", "nope");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("error: Unknown profile 'nope'; the chart's profiles are: ")
        .contains("embedded");
  }

  @Test
  void aMissingValuesFileIsAFailureOfInput() {
    assertThat(Run.in(directory, "render", "heimdall", "--values", "nope.yaml"))
        .isEqualTo(new Run(4, "", "error: nope.yaml: there is no such file. Check the path.\n"));
  }

  @Test
  void aReleaseNameThatIsTooLongIsWrongUsage() {
    var run = Run.in(directory, "render", "heimdall", "--release", "a".repeat(54));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Use at most 53 lower-case letters");
  }

  @Test
  void anAssignmentThatOnlyTheValuesRefuseIsInvalid() {
    var run = Run.in(directory, "render", "heimdall", "--set", "heimdall.replicaCout=2");

    assertThat(run)
        .isEqualTo(
            new Run(
                3,
                "",
                "error: heimdall: values heimdall.replicaCout: there is no such value."
                    + " Did you mean replicaCount? If not, remove it.\n"));
  }

  @Test
  void aBrokenRuleIsToldByWhatItAsksForOnly() {
    assertThat(Run.in(directory, "render", "heimdall", "--set", "heimdall.ingress.enabled=true"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: heimdall: values heimdall.ingress.hosts: minItems: got 0, want 1."
                    + " Give what values.schema.json asks for there.\n"));
  }

  @Test
  void ofWhatIsMissingAnyWouldDo() {
    assertThat(
            Run.in(directory, "render", "django", "--set", "externalDatabase.host=db.example.com"))
        .isEqualTo(
            new Run(
                3,
                "",
                "error: django: values: none of these is set: externalDatabase.existingSecret,"
                    + " externalDatabase.password, django.existingSecret, django.secretsFiles,"
                    + " django.secrets.DATABASE_PASSWORD. Set one of them.\n"));
  }

  @Test
  void lintsAChartOfTheCatalog() {
    assertThat(Run.in(directory, "lint", "heimdall"))
        .isEqualTo(new Run(0, "heimdall: lint finds nothing\n", ""));
  }

  @Test
  void lintsAChartThatRefusesItsDefaultsWithItsProfiles() {
    assertThat(Run.in(directory, "lint", "django"))
        .isEqualTo(new Run(0, "django with its profiles: lint finds nothing\n", ""));
  }

  @Test
  void lintTellsWithWhichProfilesItFoundSomething() throws IOException {
    Path chart = Files.createDirectories(directory.resolve("demo/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: demo\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("values.yaml"), "name: good\n");
    Files.writeString(
        chart.resolve("templates/configmap.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n");
    Path ci = Files.createDirectory(chart.resolve("ci"));
    Files.writeString(ci.resolve("fine-values.yaml"), "name: fine\n");
    Files.writeString(ci.resolve("loud-values.yaml"), "name: LOUD\n");
    Files.writeString(ci.resolve("also-loud-values.yaml"), "name: LOUD\n");

    var run = Run.in(directory, "lint", "./demo");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("error: demo: templates/configmap.yaml: object name does not conform")
        .endsWith(". Correct it there. Found with also-loud, loud.\n")
        .hasLineCount(1);
  }

  @Test
  void brokenTemplatesAreNoRefusalOfTheDefaults() throws IOException {
    Path chart = Files.createDirectories(directory.resolve("demo/templates")).getParent();
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: demo\nversion: 1.0.0\n");
    Files.writeString(
        chart.resolve("templates/configmap.yaml"),
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.app.name }}\n");
    Path ci = Files.createDirectory(chart.resolve("ci"));
    Files.writeString(ci.resolve("fine-values.yaml"), "app: {name: fine}\n");

    var run = Run.in(directory, "lint", "./demo");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("nil pointer evaluating").doesNotContain("Found with");
  }

  @Test
  void findingsOfLintAreResults() throws IOException {
    Files.writeString(Files.createDirectory(directory.resolve("bare")).resolve("Chart.yaml"), "");

    var run = Run.in(directory, "lint", "bare");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isNotEmpty();
    assertThat(run.err()).isEmpty();
  }
}
