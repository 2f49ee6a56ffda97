package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.ChartCatalog;
import io.helmwright.problem.ProblemException;
import io.helmwright.problem.Severity;
import io.helmwright.problem.UsageException;
import io.helmwright.verify.report.Results;
import io.helmwright.verify.report.TerminalReport;
import io.helmwright.verify.result.VerificationResult;
import io.helmwright.verify.search.VerificationOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What {@code verify} asks of a verification, and what it makes of the answer. */
class VerifyCommandTest {

  @TempDir Path directory;

  private Path verified;
  private VerificationOptions asked;

  @BeforeEach
  void a_chart() throws IOException {
    Files.writeString(Files.createDirectory(directory.resolve("shop")).resolve("Chart.yaml"), "");
  }

  private Run run(VerificationResult result, String... args) {
    return run(
        (chart, options, progress) -> {
          verified = chart;
          asked = options;
          return result;
        },
        Terminal.none(),
        args);
  }

  private Run run(VerifyCommand.Verifier verifier, Terminal terminal, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var charts = KnownCharts.of(ChartCatalog.standard());
    var session =
        new Session(
            new PrintWriter(out), new PrintWriter(err), directory, () -> charts, () -> terminal);
    int code =
        Main.execute(
            session,
            () ->
                new CommandLine(new RootCommand().spec())
                    .addSubcommand(
                        "verify", new CommandLine(new VerifyCommand(session, verifier).spec())),
            args);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void a_clean_chart_is_reported_and_done() {
    assertThat(run(Results.clean(), "verify", "./shop"))
        .isEqualTo(new Run(0, TerminalReport.plain(Severity.ERROR).print(Results.clean()), ""));
    assertThat(verified).isEqualTo(directory.resolve("shop"));
    assertThat(asked).isEqualTo(VerificationOptions.defaults());
  }

  @ParameterizedTest
  @CsvSource({"error, 0", "warning, 1"})
  void a_warning_is_found_by_those_who_look_for_it(String failOn, int code) {
    var result = Results.with(Results.unwise());

    assertThat(run(result, "verify", "./shop", "--fail-on", failOn).code()).isEqualTo(code);
  }

  @Test
  void an_error_is_found() {
    assertThat(run(Results.rich(), "verify", "./shop").code()).isEqualTo(1);
  }

  @Test
  void options_say_how_to_verify() throws IOException {
    for (String file : new String[] {"helm", "good.yaml", "waivers.yaml"}) {
      Files.createFile(directory.resolve(file));
    }

    var run =
        run(
            Results.clean(),
            ("verify ./shop --seed -5 --budget 50 --depth 3 --timeout 500ms --helm helm"
                    + " --kube-version 1.32.0 --kube-version 1.36 --values good.yaml"
                    + " --api-versions x.io/v1 -a x.io/v1/Thing"
                    + " --waivers waivers.yaml")
                .split(" "));

    assertThat(run.err()).isEmpty();
    assertThat(asked)
        .isEqualTo(
            VerificationOptions.defaults()
                .withSeed(-5)
                .withBudget(50)
                .withDepth(3)
                .withRenderLimit(Duration.ofMillis(500))
                .withHelmProgram(directory.resolve("helm"))
                .withKubeVersion("1.32.0")
                .withKubeVersion("1.36")
                .withApiVersion("x.io/v1")
                .withApiVersion("x.io/v1/Thing")
                .withProfile("good.yaml", directory.resolve("good.yaml"))
                .withWaivers(directory.resolve("waivers.yaml")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed x | --seed x: is no whole number",
        "--budget 0 | --budget 0: is no whole number above 0",
        "--depth 4 | --depth 4: is no whole number from 1 to 3",
        "--timeout 5 | --timeout 5: is no time. Write it as in 500ms, 30s or 2m",
        "--fail-on info | --fail-on info: is no severity. Write error or warning",
        "--kube-version new | --kube-version new: is no version of Kubernetes. Write it as in"
            + " 1.36.0",
        "-a Thing | --api-versions Thing: is no version of an API. Write it as in"
            + " monitoring.coreos.com/v1, or with a kind, as in policy/v1/PodDisruptionBudget",
      })
  void what_an_option_does_not_take_is_wrong_usage(String option, String message) {
    assertThat(run(Results.clean(), ("verify ./shop " + option).split(" ")))
        .isEqualTo(new Run(2, "", "error: " + message + ".\nTry 'helmwright verify --help'.\n"));
  }

  @ParameterizedTest
  @CsvSource({"--values", "--waivers", "--helm"})
  void an_input_that_is_not_there_can_not_be_read(String option) {
    assertThat(run(Results.clean(), "verify", "./shop", option, "none.yaml"))
        .isEqualTo(new Run(4, "", "error: none.yaml: there is no such file. Check the path.\n"));
  }

  @Test
  void a_chart_that_can_not_be_verified_is_invalid() {
    var run =
        run(
            (chart, options, progress) -> {
              throw ProblemException.error("shop: Chart.yaml", "has no name", "Write one");
            },
            Terminal.none(),
            "verify",
            "./shop");

    assertThat(run).isEqualTo(new Run(3, "", "error: shop: Chart.yaml: has no name. Write one.\n"));
  }

  @Test
  void a_chart_that_is_not_for_verifying_is_wrong_usage() {
    var run =
        run(
            (chart, options, progress) -> {
              throw UsageException.error("shop", "is a library", "Name another");
            },
            Terminal.none(),
            "verify",
            "./shop");

    assertThat(run).isEqualTo(new Run(2, "", "error: shop: is a library. Name another.\n"));
  }

  @Test
  void a_package_is_verified_as_it_is() throws IOException {
    Files.createFile(directory.resolve("shop-1.0.0.tgz"));

    run(Results.clean(), "verify", "shop-1.0.0.tgz");

    assertThat(verified).isEqualTo(directory.resolve("shop-1.0.0.tgz"));
  }

  @Test
  void a_chart_of_the_catalog_is_verified_as_it_would_be_written() {
    run(Results.clean(), "verify", "heimdall");

    assertThat(verified).hasFileName("heimdall").doesNotExist();
  }

  @Test
  void reports_are_files() throws IOException {
    var run =
        run(
            Results.rich(),
            ("verify ./shop --json a.json --junit b.xml --sarif c.sarif").split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(directory.resolve("a.json")).content().startsWith("{\n  \"schemaVersion\": 1,");
    assertThat(directory.resolve("b.xml")).content().contains("<testsuites name=\"shop 2.1.0\"");
    assertThat(directory.resolve("c.sarif")).content().contains("\"version\": \"2.1.0\"");
  }

  @Test
  void two_reports_in_one_file_are_refused() {
    var run = run(Results.clean(), "verify", "./shop", "--json", "a", "--sarif", "./a");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: --json and --sarif name the same file: ./a. Give each a file of its own.\n");
    assertThat(verified).isNull();
  }

  @Test
  void paths_in_sarif_are_relative_to_the_git_repository() throws IOException {
    Path repository = Files.createDirectory(directory.resolve("repository"));
    Files.createDirectory(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("charts/shop"));
    Files.writeString(repository.resolve("charts/shop/Chart.yaml"), "");

    run(Results.rich(), "verify", "repository/charts/shop", "--sarif", "a.sarif");

    assertThat(directory.resolve("a.sarif"))
        .content()
        .contains("\"uri\": \"charts/shop/templates/service.yaml\"")
        .contains("\"uri\": \"" + repository.toUri() + "\"");
  }

  @Test
  void a_report_without_folder_is_refused_before_the_work() {
    assertThat(run(Results.clean(), "verify", "./shop", "--junit", "target/verify.xml"))
        .isEqualTo(
            new Run(
                4,
                "",
                "error: target/verify.xml: there is no folder %s. Make it, or name a file in another folder.\n"
                    .formatted(directory.resolve("target"))));
    assertThat(verified).isNull();
  }

  @Test
  void a_terminal_gets_colours_and_lines_that_fit() {
    var run =
        run(
            (chart, options, progress) -> Results.rich(),
            new Terminal(true, false, true, 60),
            "verify",
            "./shop");

    assertThat(run.out())
        .isEqualTo(TerminalReport.of(60, true, Severity.ERROR).print(Results.rich()));
  }
}
