package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.ChartCatalog;
import io.helmwright.diff.report.MarkdownDiff;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DiffCommandTest {

  @TempDir Path folder;
  private String compared;

  @BeforeEach
  void twoCharts() throws IOException {
    for (String version : List.of("1.0.0", "1.1.0")) {
      Path chart = Files.createDirectory(folder.resolve("shop-" + version));
      Files.writeString(
          chart.resolve("Chart.yaml"), "apiVersion: v2\nname: shop\nversion: " + version + "\n");
    }
  }

  private static ChartDiff diff(Level level) {
    var side = new Side("a folder", "shop", "1.0.0", "");
    var reason = new Reason("a-rule", level, "size", "It is new.", "", Optional.empty());
    return new ChartDiff(side, side, List.of(reason), List.of(), List.of(), List.of());
  }

  private Run run(Level level, String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var charts = KnownCharts.of(ChartCatalog.standard());
    var session = new Session(new PrintWriter(out), new PrintWriter(err), folder, () -> charts);
    DiffCommand.Comparer comparer =
        (before, beforeSource, after, afterSource) -> {
          compared =
              "%s of %s with %s of %s"
                  .formatted(
                      before.yaml("Chart.yaml").path("version").asText(),
                      beforeSource,
                      after.yaml("Chart.yaml").path("version").asText(),
                      afterSource);
          return diff(level);
        };
    int code =
        Main.execute(
            session,
            () ->
                new CommandLine(new RootCommand().spec())
                    .addSubcommand(
                        "diff", new CommandLine(new DiffCommand(session, comparer).spec())),
            args);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void the_older_chart_is_named_first() {
    assertThat(run(Level.MAJOR, "diff", "shop-1.0.0", "./shop-1.1.0").code()).isZero();
    assertThat(compared).isEqualTo("1.0.0 of shop-1.0.0 with 1.1.0 of ./shop-1.1.0");
  }

  @Test
  void one_name_compares_what_was_generated_with_its_definition() {
    assertThat(Run.in(folder, "generate", "vulcan").code()).isZero();

    assertThat(run(Level.PATCH, "diff", "vulcan").err()).isEmpty();
    assertThat(compared).isEqualTo("1.0.0 of generated-chart/vulcan with 1.0.0 of vulcan");
  }

  @ParameterizedTest
  @CsvSource({
    "PATCH, patch, 0",
    "MINOR, patch, 1",
    "MINOR, minor, 0",
    "MAJOR, minor, 1",
    "MAJOR, major, 0",
  })
  void more_than_is_allowed_exits_with_1(Level level, String allowed, int code) {
    assertThat(run(level, "diff", "shop-1.0.0", "shop-1.1.0", "--allow", allowed).code())
        .isEqualTo(code);
  }

  @Test
  void markdown_is_written_when_asked_for() {
    assertThat(run(Level.MINOR, "diff", "shop-1.0.0", "shop-1.1.0", "--output", "markdown").out())
        .isEqualTo(new MarkdownDiff().print(diff(Level.MINOR)));
  }

  @Test
  void a_package_that_cannot_be_read_is_invalid() throws IOException {
    Files.writeString(folder.resolve("shop-2.0.0.tgz"), "no package");

    var run = run(Level.PATCH, "diff", "shop-2.0.0.tgz", "shop-1.1.0");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().replace(folder.toString(), "DIR"))
        .startsWith("error: DIR/shop-2.0.0.tgz: can't read the chart: ")
        .endsWith(". Package it anew with helm package.\n");
  }

  @Test
  void a_folder_without_a_chart_is_invalid() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    var run = run(Level.PATCH, "diff", "shop-1.0.0", "empty");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().replace(folder.toString(), "DIR"))
        .isEqualTo(
            "error: DIR/empty: no chart there. Name a directory with a Chart.yaml, or a .tgz.\n");
  }

  @Test
  void a_revision_needs_a_repository() {
    var run = run(Level.PATCH, "diff", "git:v1.0.0", "shop-1.1.0");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: ").contains("repository");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diff | Name two charts, the older one first, or one that is defined here",
        "diff a b c | Name two charts, the older one first, or one that is defined here",
        "diff unknown | Unknown chart 'unknown'; the known charts are: ",
        "diff a b --allow huge | --allow huge: is no level. Write patch, minor or major",
        "diff a b --output xml | --output xml: is no format. Write terminal, markdown or json",
      })
  void wrong_usage(String line, String message) {
    var run = run(Level.PATCH, line.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("error: " + message);
  }
}
