package io.helmwright.verify.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no chart's, or try to be more than a chart's, are refused with their place. */
@Timeout(value = 60, unit = SECONDS)
class HostileFilesTest {

  private static final String CHART = "apiVersion: v2\nname: demo\nversion: 1.0.0\n";

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "../evil",
    "/etc/evil",
    "demo/../../evil",
    "demo/../evil",
    "demo\\..\\..\\evil",
    "evil",
  })
  void a_package_with_a_file_outside_itself(String path) {
    Path archive = new TestArchive().file("demo/Chart.yaml", CHART).file(path, "x").in(temp);

    assertThat(refused(archive))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz has a file outside itself."
                + " Package it anew with helm package.");
  }

  @Test
  void a_package_with_a_link() {
    Path archive =
        new TestArchive()
            .file("demo/Chart.yaml", CHART)
            .link("demo/templates/a.yaml", "/etc/passwd")
            .in(temp);

    assertThat(refused(archive))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz: demo/templates/a.yaml is a link."
                + " Package it anew with helm package.");
  }

  @Test
  void a_package_that_unpacks_to_more_than_helm_takes() {
    var archive = new TestArchive().file("demo/Chart.yaml", CHART);
    for (int i = 0; i < 3; i++) {
      archive.file("demo/files/zeros-" + i, new byte[40 << 20]);
    }

    assertThat(refused(archive.in(temp)))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz: unpacked it has more than 100"
                + " MiB. Package it anew with helm package.");
  }

  @Test
  void packages_in_a_package_that_unpack_to_more_than_helm_takes() {
    byte[] subchart =
        new TestArchive()
            .file("sub/Chart.yaml", CHART)
            .file("sub/files/zeros", new byte[40 << 20])
            .bytes();
    var archive = new TestArchive().file("demo/Chart.yaml", CHART);
    for (int i = 0; i < 3; i++) {
      archive.file("demo/charts/sub-" + i + ".tgz", subchart);
    }

    assertThat(refused(archive.in(temp)))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: it has more than 100 MiB."
                + " Package it anew with helm package.");
  }

  @Test
  void packages_in_packages_without_an_end() {
    byte[] innermost = new TestArchive().file("demo/Chart.yaml", CHART).bytes();
    for (int i = 0; i < 20; i++) {
      innermost =
          new TestArchive()
              .file("demo/Chart.yaml", CHART)
              .file("demo/charts/demo.tgz", innermost)
              .bytes();
    }
    Path archive =
        new TestArchive()
            .file("demo/Chart.yaml", CHART)
            .file("demo/charts/demo.tgz", innermost)
            .in(temp);

    assertThat(refused(archive))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: its packages hold packages, more than 10"
                + " deep. Package it anew with helm package.");
  }

  @ParameterizedTest
  @CsvSource({"-7,not a chart archive", "77777777777,a file in the archive is too large"})
  void a_package_with_a_wrong_size(String size, String message) {
    Path archive = new TestArchive().announcing("demo/Chart.yaml", size).in(temp);

    assertThat(refused(archive))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz: %s. Package it anew with helm package."
                .formatted(message));
  }

  @Test
  void garbage_instead_of_a_package() throws IOException {
    byte[] garbage = new byte[10_000];
    new Random(1).nextBytes(garbage);
    Path archive = Files.write(temp.resolve("demo.tgz"), garbage);

    assertThat(refused(archive))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz: Not in GZIP format."
                + " Package it anew with helm package.");
  }

  @Test
  void an_empty_package() throws IOException {
    assertThat(refused(Files.write(temp.resolve("demo.tgz"), new byte[0])))
        .isEqualTo(
            "error: DIR/demo.tgz: can't read the chart: demo.tgz is cut off."
                + " Package it anew with helm package.");
  }

  @Test
  void a_file_where_a_folder_should_be() {
    Path archive =
        new TestArchive()
            .file("demo/Chart.yaml", CHART)
            .file("demo/templates", "x")
            .file("demo/templates/a.yaml", "a: 1")
            .in(temp);

    assertThatThrownBy(() -> new RenderEngine(ChartFiles.read(archive), Limits.defaults(), 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("error: demo: can't copy the chart: ")
        .hasMessageEndingWith(
            " Check the names of its files, and the system's temporary directory.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_link_that_leads_outside() throws IOException {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", "a: 1");
    Files.writeString(temp.resolve("secret"), "x");
    Files.createSymbolicLink(chart.directory().resolve("x"), temp.resolve("secret"));

    assertThat(refused(chart.directory()))
        .isEqualTo(
            "error: DIR/demo/x: the link leads outside the chart."
                + " Put the file itself there, so that the chart is whole.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_link_that_leads_to_the_folder_above_it() throws IOException {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", "a: 1");
    Path link = chart.directory().resolve("templates/again");
    Files.createSymbolicLink(link, chart.directory());

    assertThat(refused(chart.directory()))
        .isEqualTo(
            "error: DIR/demo/templates/again: a link leads back to a folder above it."
                + " Remove the link.");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_file_whose_name_looks_like_a_way_out() {
    TestCharts chart = TestCharts.in(temp).file("..\\..\\evil", "x").template("a.yaml", "a: 1");

    try (RenderEngine engine = chart.engine()) {
      assertThat(engine.render(TestCharts.configuration(""), List.of()).refused()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"../../evil", "a/b", "..", "''"})
  void a_dependency_whose_name_is_a_way_out(String name) {
    TestCharts chart =
        TestCharts.in(temp)
            .file("Chart.yaml", CHART + "dependencies:\n  - name: \"%s\"\n".formatted(name));

    assertThat(refused(chart.directory()))
        .isEqualTo(
            ("error: DIR/demo/Chart.yaml: a dependency can't be named \"%s\"."
                    + " Name the chart that it is: letters, digits and dashes.")
                .formatted(name));
  }

  @Test
  void fifty_mebibytes_of_values() {
    TestCharts chart = TestCharts.in(temp).file("values.yaml", "a: x\n".repeat(10 << 20));

    assertThat(refused(chart.directory()))
        .isEqualTo(
            "error: DIR/demo/values.yaml: it has 50 MiB, and values may have 8 MiB."
                + " Keep large data out of the values; Kubernetes stores no release above 1 MiB.");
  }

  @Test
  void fifty_mebibytes_of_a_users_values() throws IOException {
    Path file = Files.writeString(temp.resolve("my.yaml"), "a: x\n".repeat(10 << 20));

    assertThatThrownBy(() -> MergedValues.read(file))
        .hasMessage(
            "error: "
                + file
                + ": it has 50 MiB, and values may have 8 MiB."
                + " Keep large data out of the values; Kubernetes stores no release above 1 MiB.");
  }

  @Test
  void aliases_of_aliases() {
    String bomb =
        "a0: &a0 [x]\n"
            + IntStream.rangeClosed(1, 12)
                .mapToObj(
                    i ->
                        "a%1$d: &a%1$d [%2$s]\n"
                            .formatted(
                                i,
                                IntStream.range(0, 10)
                                    .mapToObj(n -> "*a" + (i - 1))
                                    .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());

    assertThat(ofValues(bomb))
        .isEqualTo(
            "error: values.yaml: not YAML: unfolding its aliases leads to more than 2000000 values."
                + " Write it without aliases.");
  }

  @Test
  void an_alias_of_itself() {
    assertThat(ofValues("a: &a [*a]\n"))
        .isEqualTo(
            "error: values.yaml: not YAML: unfolding its aliases leads to more than 2000000 values."
                + " Write it without aliases.");
  }

  @Test
  void brackets_in_brackets() {
    assertThat(ofValues("a: " + "[".repeat(100_000)))
        .isEqualTo(
            "error: values.yaml: not YAML: Nesting Depth exceeded max 50. Correct the YAML there.");
  }

  @Test
  void a_number_of_a_million_digits_is_a_text() {
    assertThat(
            MergedValues.parse("values.yaml", "a: " + "7".repeat(1_000_000)).path("a").isTextual())
        .isTrue();
  }

  @Test
  void broken_values() {
    TestCharts chart = TestCharts.in(temp).file("values.yaml", "a: [1");

    assertThat(message(chart::engine))
        .startsWith("error: values.yaml:1: not YAML: ")
        .endsWith(" Correct the YAML there.");
  }

  @Test
  void a_broken_chart_yaml() {
    TestCharts chart = TestCharts.in(temp).file("Chart.yaml", "name: [demo");

    assertThat(refused(chart.directory()))
        .startsWith("error: DIR/demo/Chart.yaml:1: not YAML: ")
        .endsWith("Correct the YAML there.");
  }

  @Test
  void a_chart_without_a_name() {
    TestCharts chart = TestCharts.in(temp).file("Chart.yaml", "apiVersion: v2\nversion: 1.0.0\n");

    try (RenderEngine engine = chart.engine()) {
      assertThat(
              new ProblemException(
                      engine.render(TestCharts.configuration(""), List.of()).problems())
                  .getMessage())
          .isEqualTo(
              "error: chart: validation: chart.metadata.name is required. Correct the chart.");
    }
  }

  @ParameterizedTest
  @CsvSource({"dependencies: x", "dependencies: 7"})
  void dependencies_that_are_none(String dependencies) {
    TestCharts chart =
        TestCharts.in(temp).file("Chart.yaml", CHART + dependencies).template("a.yaml", "a: 1");

    try (RenderEngine engine = chart.engine()) {
      Rendered plain = engine.render(TestCharts.configuration(""), List.of());
      assertThat(new ProblemException(plain.problems()).getMessage())
          .startsWith("error: demo: ")
          .contains("dependencies");
    }
  }

  @Test
  void a_broken_template() {
    TestCharts chart = TestCharts.in(temp).template("a.yaml", "a: 1\n{{ if .x }}");

    assertThat(message(chart::engine))
        .isEqualTo("error: templates/a.yaml:2: {{ if .x }} has no end. Close it with {{ end }}.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | error: values.schema.json: not JSON. Correct it there.",
        "[] | error: values.schema.json: not a JSON schema: it is no mapping. Correct it there.",
        "{\"$ref\": \"#\"} | error: values.schema.json: not a JSON schema: it leads to itself. Correct it there.",
        "{\"$ref\": \"http://localhost:1/x\"} | error: values.schema.json: not a JSON schema",
      })
  void a_broken_schema(String schema, String message) {
    TestCharts chart =
        TestCharts.in(temp).file("values.schema.json", schema).template("a.yaml", "a: 1");

    assertThat(
            message(
                () -> {
                  try (RenderEngine engine = chart.engine()) {
                    engine.accepts(engine.request(TestCharts.configuration("")));
                  }
                }))
        .startsWith(message);
  }

  private static String ofValues(String text) {
    return message(() -> MergedValues.parse("values.yaml", text));
  }

  private String refused(Path chart) {
    return message(() -> ChartFiles.read(chart)).replace(temp.toString(), "DIR");
  }

  private interface Attempt {
    void run();
  }

  private static String message(Attempt attempt) {
    return catchThrowableOfType(ProblemException.class, attempt::run).getMessage();
  }
}
