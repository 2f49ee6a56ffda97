package io.helmwright.emit;

import static io.helmwright.emit.Disk.chart;
import static io.helmwright.emit.Disk.files;
import static io.helmwright.emit.Disk.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, the disk is as it was. */
class ChartFolderFailureTest {

  @TempDir Path root;

  private ChartFolder folder() {
    return new ChartFolder(OutputLayout.inProject(root));
  }

  private static EmittedChart withProfile(String text) {
    return new EmittedChart("web", files("Chart.yaml", text), files("p.yaml", text));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aRenameThatFailsIsUndone(int failing) {
    folder().write(List.of(withProfile("a\n")), false);
    var before = tree(root);
    var renames = new AtomicInteger();
    var folder =
        new ChartFolder(
            OutputLayout.inProject(root),
            (from, to) -> {
              if (renames.incrementAndGet() == failing) {
                throw new FileSystemException(to.toString(), null, "No space left on device");
              }
              Files.move(from, to);
            });

    assertThatThrownBy(() -> folder.write(List.of(withProfile("b\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("No space left on device. Check the folder");

    assertThat(tree(root)).isEqualTo(before);
  }

  @Test
  void aFirstRunThatFailsLeavesNoFolders() {
    var folder =
        new ChartFolder(
            OutputLayout.inProject(root),
            (from, to) -> {
              throw new IOException("unplugged");
            });

    assertThatThrownBy(() -> folder.write(List.of(withProfile("a\n")), false))
        .hasMessage(
            "error: generated-chart: unplugged."
                + " Check the folder, its permissions and the space on the disk.");

    assertThat(tree(root)).isEmpty();
  }

  @Test
  void whatAKilledRunMovedAwayIsPutBack() throws IOException {
    folder().write(List.of(chart("Chart.yaml", "a\n")), false);
    Path charts = root.resolve("generated-chart");
    Files.writeString(charts.resolve("web/Chart.lock"), "mine\n");
    Files.createDirectories(charts.resolve(".web.helmwright-123/new"));
    Files.move(charts.resolve("web"), charts.resolve(".web.helmwright-123/old"));

    folder().write(List.of(chart("Chart.yaml", "b\n")), false);

    assertThat(tree(charts))
        .containsOnlyKeys("web/", "web/.helmwright.json", "web/Chart.lock", "web/Chart.yaml");
  }

  @Test
  void aFileWhereTheChartsFolderShouldBe() throws IOException {
    Files.writeString(root.resolve("generated-chart"), "a file\n");

    assertThatThrownBy(() -> folder().write(List.of(chart("Chart.yaml", "a\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: generated-chart: is a file where a folder is needed."
                + " Move it away, or choose another folder with --output.");
  }

  @Test
  void aFileAboveTheChartsFolder() throws IOException {
    Files.writeString(root.resolve("out"), "a file\n");
    var folder = new ChartFolder(OutputLayout.under(root, Path.of("out/charts")));

    assertThatThrownBy(() -> folder.write(List.of(chart("Chart.yaml", "a\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("error: out: is a file where a folder is needed.");
  }

  @Test
  void aFolderThatCannotBeCreated() {
    assumeTrue(Files.isDirectory(Path.of("/proc")));
    var folder = new ChartFolder(OutputLayout.under(root, Path.of("/proc/helmwright")));

    assertThatThrownBy(() -> folder.write(List.of(chart("Chart.yaml", "a\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: /proc/helmwright: can't be created there."
                + " Check the folder, its permissions and the space on the disk.");
  }

  @Test
  void aFolderThatMayNotBeRead() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    closed.toFile().setReadable(false);
    closed.toFile().setExecutable(false);
    assumeTrue(!Files.isExecutable(closed), "root may do anything");
    var folder = new ChartFolder(OutputLayout.under(root, Path.of("closed/charts")));

    assertThatThrownBy(() -> folder.write(List.of(chart("Chart.yaml", "a\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("may not be read or written");
  }

  @Test
  void aFileWhereTheChartShouldBe() throws IOException {
    Files.createDirectories(root.resolve("generated-chart"));
    Files.writeString(root.resolve("generated-chart/web"), "a file\n");

    assertThatThrownBy(() -> folder().write(List.of(chart("Chart.yaml", "a\n")), false))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("error: generated-chart/web: is a file where a folder is needed.");
  }

  @Test
  void aForeignFileWhereAFolderOfTheChartShouldBe() throws IOException {
    folder().write(List.of(chart("Chart.yaml", "a\n")), false);
    Files.writeString(root.resolve("generated-chart/web/templates"), "a file\n");
    var before = tree(root);

    assertThatThrownBy(
            () -> folder().write(List.of(chart("Chart.yaml", "a\n", "templates/x", "x")), true))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("error: generated-chart/web/templates: is in the way");

    assertThat(tree(root)).isEqualTo(before);
  }

  @Test
  void aFolderWhereAFileOfTheChartShouldBe() throws IOException {
    folder().write(List.of(chart("Chart.yaml", "a\n")), false);
    Files.createDirectories(root.resolve("generated-chart/web/values.yaml"));
    Files.writeString(root.resolve("generated-chart/web/values.yaml/mine"), "mine\n");
    var before = tree(root);

    assertThatThrownBy(
            () -> folder().write(List.of(chart("Chart.yaml", "a\n", "values.yaml", "x")), true))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith("error: generated-chart/web/values.yaml: ");

    assertThat(tree(root)).isEqualTo(before);
  }

  @Test
  void oneEditedChartStopsAllOfThem() throws IOException {
    var other = new EmittedChart("api", files("Chart.yaml", "a\n"), files());
    folder().write(List.of(other, chart("Chart.yaml", "a\n")), false);
    Files.writeString(root.resolve("generated-chart/web/Chart.yaml"), "mine\n");
    var before = tree(root);

    var next = new EmittedChart("api", files("Chart.yaml", "b\n"), files());
    assertThatThrownBy(() -> folder().write(List.of(next, chart("Chart.yaml", "b\n")), false))
        .isInstanceOf(EditedFilesException.class);

    assertThat(tree(root)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "/no/such/folder", "templates/../../../outside"})
  void aLinkThatLeadsOutsideIsRefused(String target) throws IOException {
    folder().write(List.of(chart("Chart.yaml", "a\n")), false);
    Files.createDirectories(root.resolve("generated-chart/outside"));
    Files.createSymbolicLink(root.resolve("generated-chart/web/sub"), Path.of(target));

    assertThatThrownBy(
            () -> folder().write(List.of(chart("Chart.yaml", "a\n", "sub/x", "x")), true))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: generated-chart/web/sub: is a symbolic link that leads outside the folder."
                + " Replace the link with what it points to.");

    assertThat(tree(root.resolve("generated-chart/outside"))).isEmpty();
  }

  @Test
  void aChartFolderThatIsALinkIsRefused() throws IOException {
    Files.createDirectories(root.resolve("elsewhere"));
    Files.createDirectories(root.resolve("generated-chart"));
    Files.createSymbolicLink(root.resolve("generated-chart/web"), Path.of("../elsewhere"));

    assertThatThrownBy(() -> folder().write(List.of(chart("Chart.yaml", "a\n")), true))
        .hasMessageStartingWith("error: generated-chart/web: is a symbolic link");

    assertThat(tree(root.resolve("elsewhere"))).isEmpty();
  }
}
