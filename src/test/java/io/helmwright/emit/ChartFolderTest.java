package io.helmwright.emit;

import static io.helmwright.emit.Disk.chart;
import static io.helmwright.emit.Disk.files;
import static io.helmwright.emit.Disk.stamps;
import static io.helmwright.emit.Disk.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartFolderTest {

  @TempDir Path root;
  private ChartFolder folder;
  private Path web;

  @BeforeEach
  void layOut() {
    folder = new ChartFolder(OutputLayout.inProject(root));
    web = root.resolve("generated-chart/web");
  }

  private List<WrittenFolder> write(EmittedChart chart) {
    return folder.write(List.of(chart), false);
  }

  @Test
  void writesChartAndProfilesWithTheirManifests() {
    var chart =
        new EmittedChart(
            "web",
            files("Chart.yaml", "name: web\n", "templates/service.yaml", "kind: Service\n"),
            files("small.yaml", "replicas: 1\n"));

    assertThat(write(chart))
        .containsExactly(
            new WrittenFolder("web", "generated-chart/web", 2, 2, 0, 0),
            new WrittenFolder("web", "values-profiles/web", 1, 1, 0, 0));

    assertThat(tree(root))
        .containsOnlyKeys(
            "generated-chart/",
            "generated-chart/web/",
            "generated-chart/web/.helmwright.json",
            "generated-chart/web/Chart.yaml",
            "generated-chart/web/templates/",
            "generated-chart/web/templates/service.yaml",
            "values-profiles/",
            "values-profiles/web/",
            "values-profiles/web/.helmwright.json",
            "values-profiles/web/small.yaml")
        .containsEntry("generated-chart/web/Chart.yaml", "name: web\n")
        .containsEntry(
            "values-profiles/web/.helmwright.json",
            """
            {
              "about": "Written by helmwright. Lists the files it generated here, to tell them from yours.",
              "files": {
                "small.yaml": "64c510504df97ba5ad76d9dab24c7550b4b53a6d31adc47a75e6efbe8851ae8c"
              }
            }
            """);
  }

  @Test
  void anOutputFolderHoldsTheChartDirectly() {
    var other = new ChartFolder(OutputLayout.under(root, Path.of("out")));
    other.write(
        List.of(new EmittedChart("web", files("Chart.yaml", "a\n"), files("p.yaml", "b\n"))),
        false);

    assertThat(root.resolve("out/web/Chart.yaml")).hasContent("a\n");
    assertThat(root.resolve("out/values-profiles/web/p.yaml")).hasContent("b\n");
  }

  @Test
  void writesNothingWhenNothingDiffers() {
    write(chart("Chart.yaml", "a\n", "templates/x.yaml", "x\n"));
    var before = stamps(root);

    assertThat(write(chart("Chart.yaml", "a\n", "templates/x.yaml", "x\n")))
        .containsExactly(new WrittenFolder("web", "generated-chart/web", 2, 0, 0, 0));

    assertThat(stamps(root)).isEqualTo(before);
  }

  @Test
  void leavesTheFilesThatAreEqualWhenOthersDiffer() {
    write(chart("Chart.yaml", "a\n", "values.yaml", "x\n"));
    var before = stamps(web);

    write(chart("Chart.yaml", "b\n", "values.yaml", "x\n"));

    assertThat(web.resolve("Chart.yaml")).hasContent("b\n");
    assertThat(stamps(web)).containsEntry("values.yaml", before.get("values.yaml"));
  }

  @Test
  void deletesWhatIsGeneratedNoLongerWithTheFolderItLeavesEmpty() {
    write(chart("Chart.yaml", "a\n", "ci/one-values.yaml", "x\n"));

    assertThat(write(chart("Chart.yaml", "a\n")))
        .containsExactly(new WrittenFolder("web", "generated-chart/web", 1, 0, 0, 1));

    assertThat(tree(web)).containsOnlyKeys(".helmwright.json", "Chart.yaml");
  }

  @Test
  void deletesTheProfilesFolderWithItsLastProfile() {
    write(new EmittedChart("web", files("Chart.yaml", "a\n"), files("p.yaml", "b\n")));

    write(chart("Chart.yaml", "a\n"));

    assertThat(root.resolve("values-profiles/web")).doesNotExist();
  }

  @Test
  void keepsForeignFilesUntouched() throws IOException {
    write(chart("Chart.yaml", "a\n", "ci/one-values.yaml", "x\n"));
    Files.createDirectories(web.resolve("charts"));
    Files.createDirectories(web.resolve("empty"));
    Files.writeString(web.resolve("charts/postgresql-18.tgz"), "package");
    Files.writeString(web.resolve("Chart.lock"), "lock");
    Files.writeString(web.resolve("ci/mine-values.yaml"), "mine");
    Files.createSymbolicLink(web.resolve("link.lock"), Path.of("Chart.lock"));
    var before = stamps(web);

    write(chart("Chart.yaml", "b\n"));

    assertThat(tree(web))
        .containsOnlyKeys(
            ".helmwright.json",
            "Chart.lock",
            "Chart.yaml",
            "charts/",
            "charts/postgresql-18.tgz",
            "ci/",
            "ci/mine-values.yaml",
            "empty/",
            "link.lock");
    for (String foreign :
        List.of("Chart.lock", "charts/postgresql-18.tgz", "ci/mine-values.yaml")) {
      assertThat(stamps(web)).containsEntry(foreign, before.get(foreign));
    }
    assertThat(web.resolve("link.lock")).isSymbolicLink();
  }

  @Test
  void refusesToOverwriteEditsAndShowsEachOfThem() throws IOException {
    write(chart("Chart.yaml", "a\n", "old.yaml", "x\n", "values.yaml", "one\ntwo\n"));
    Files.writeString(web.resolve("values.yaml"), "one\nTWO\n");
    Files.writeString(web.resolve("old.yaml"), "mine\n");
    Files.writeString(web.resolve("new.yaml"), "mine too\n");
    var before = tree(root);

    var refusal =
        catchThrowableOfType(
            EditedFilesException.class,
            () ->
                write(chart("Chart.yaml", "b\n", "new.yaml", "n\n", "values.yaml", "one\ntwo\n")));

    assertThat(refusal)
        .hasMessage(
            """
            error: generated-chart/web/new.yaml: was edited by hand, and generating would discard \
            the edit. Move the edit into the chart definition, or discard it with --force.
            error: generated-chart/web/values.yaml: was edited by hand, and generating would \
            discard the edit. Move the edit into the chart definition, or discard it with --force.
            error: generated-chart/web/old.yaml: was edited by hand, and generating would discard \
            the edit. Move the edit into the chart definition, or discard it with --force.""");
    assertThat(refusal.edits().get(1).diff())
        .isEqualTo(
            """
            --- generated-chart/web/values.yaml (generated)
            +++ generated-chart/web/values.yaml
            @@ -1,2 +1,2 @@
             one
            -two
            +TWO
            """);
    assertThat(tree(root)).isEqualTo(before);
  }

  @Test
  void forceDiscardsEdits() throws IOException {
    write(chart("Chart.yaml", "a\n", "old.yaml", "x\n"));
    Files.writeString(web.resolve("Chart.yaml"), "mine\n");
    Files.writeString(web.resolve("old.yaml"), "mine\n");
    Files.writeString(web.resolve("README.local"), "kept\n");

    folder.write(List.of(chart("Chart.yaml", "b\n")), true);

    assertThat(tree(web)).containsOnlyKeys(".helmwright.json", "Chart.yaml", "README.local");
    assertThat(web.resolve("Chart.yaml")).hasContent("b\n");
  }

  @Test
  void anEditThatTheDefinitionHasCaughtUpWithIsNone() throws IOException {
    write(chart("Chart.yaml", "a\n"));
    Files.writeString(web.resolve("Chart.yaml"), "b\n");

    write(chart("Chart.yaml", "b\n"));

    assertThat(folder.check(chart("Chart.yaml", "b\n"))).isEmpty();
  }

  @Test
  void adoptsAFolderWithoutManifestWhenItsFilesAreEqual() throws IOException {
    write(chart("Chart.yaml", "a\n"));
    Files.delete(web.resolve(Manifest.FILE_NAME));

    assertThat(folder.check(chart("Chart.yaml", "a\n")))
        .extracting(FileDifference::file)
        .containsExactly("generated-chart/web/.helmwright.json");
    write(chart("Chart.yaml", "a\n"));

    assertThat(folder.check(chart("Chart.yaml", "a\n"))).isEmpty();
  }

  @Test
  void anUnreadableManifestIsRefusedUnlessForced() throws IOException {
    write(chart("Chart.yaml", "a\n"));
    Files.writeString(web.resolve(Manifest.FILE_NAME), "<<<<<<< HEAD\n");

    assertThatThrownBy(() -> write(chart("Chart.yaml", "b\n")))
        .isInstanceOf(OutputException.class)
        .hasMessage(
            "error: generated-chart/web/.helmwright.json: is not a manifest that helmwright wrote."
                + " Restore it from version control, or discard what was edited by hand with"
                + " 'helmwright generate --force'.");

    folder.write(List.of(chart("Chart.yaml", "b\n")), true);
    assertThat(folder.check(chart("Chart.yaml", "b\n"))).isEmpty();
  }

  @Test
  void checkWritesNothingAndShowsWhatGeneratingWouldDo() throws IOException {
    write(chart("Chart.yaml", "a\n", "old.yaml", "x\n"));
    var before = stamps(root);

    assertThat(folder.check(chart("Chart.yaml", "b\n", "new.yaml", "n")))
        .containsExactly(
            new FileDifference(
                FileDifference.Kind.CHANGED,
                "generated-chart/web/Chart.yaml",
                false,
                """
                --- generated-chart/web/Chart.yaml
                +++ generated-chart/web/Chart.yaml (generated)
                @@ -1,1 +1,1 @@
                -a
                +b
                """),
            new FileDifference(
                FileDifference.Kind.ADDED,
                "generated-chart/web/new.yaml",
                false,
                """
                --- /dev/null
                +++ generated-chart/web/new.yaml (generated)
                @@ -0,0 +1,1 @@
                +n
                \\ No newline at end of file
                """),
            new FileDifference(
                FileDifference.Kind.REMOVED,
                "generated-chart/web/old.yaml",
                false,
                """
                --- generated-chart/web/old.yaml
                +++ /dev/null
                @@ -1,1 +0,0 @@
                -x
                """));
    assertThat(stamps(root)).isEqualTo(before);
  }

  @Test
  void lineEndsThatGitHasReplacedAreNoEdit() throws IOException {
    write(chart("Chart.yaml", "a\n"));
    Path file = root.resolve("generated-chart/web/Chart.yaml");
    Files.writeString(file, "a\r\n");

    assertThat(folder.check(chart("Chart.yaml", "a\n")))
        .containsExactly(
            new FileDifference(
                FileDifference.Kind.CHANGED,
                "generated-chart/web/Chart.yaml",
                true,
                """
                Files generated-chart/web/Chart.yaml and generated-chart/web/Chart.yaml (generated) differ in their line ends alone
                """));
    write(chart("Chart.yaml", "a\n"));
    assertThat(file).hasContent("a\n");
    assertThat(folder.check(chart("Chart.yaml", "a\n"))).isEmpty();
  }

  @Test
  void checkOfAChartThatWasNeverWrittenCreatesNothing() {
    assertThat(folder.check(chart("Chart.yaml", "a\n"))).hasSize(1);
    assertThat(tree(root)).isEqualTo(Map.of());
  }
}
