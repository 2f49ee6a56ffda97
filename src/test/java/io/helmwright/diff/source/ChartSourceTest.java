package io.helmwright.diff.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.ProblemException;
import io.helmwright.release.Project;
import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartSourceTest {

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void commitAChart() {
    project = Project.with(folder, "1.0.0");
    project.tag("v1");
    project.commitVersion("1.1.0");
  }

  @AfterEach
  void close() {
    project.close();
  }

  private ChartFiles read(String argument) {
    return new ChartSource(folder, "generated-chart/web").read(argument);
  }

  private String version(String argument) {
    return read(argument).yaml("Chart.yaml").path("version").asText();
  }

  @Test
  void reads_a_folder() {
    assertThat(version("generated-chart/web")).isEqualTo("1.1.0");
  }

  @Test
  void reads_the_usual_chart_of_a_revision() {
    assertThat(version("git:v1")).isEqualTo("1.0.0");
    assertThat(version("git:HEAD~1")).isEqualTo("1.0.0");
    assertThat(version("git:HEAD")).isEqualTo("1.1.0");
  }

  @Test
  void reads_another_chart_of_a_revision() {
    project.write("other/web/Chart.yaml", "name: other\nversion: 9.0.0\n");
    project.commit("Other");

    assertThat(version("git:HEAD:other/web")).isEqualTo("9.0.0");
    assertThat(version("git:HEAD:other/web/")).isEqualTo("9.0.0");
    assertThat(version("git:HEAD:./other/web")).isEqualTo("9.0.0");
    var inside = new ChartSource(folder.resolve("other/web"), "");
    assertThat(inside.read("git:HEAD").name()).isEqualTo("other");
    assertThat(inside.read("git:HEAD:../web").name()).isEqualTo("other");
  }

  @Test
  void reads_all_that_a_folder_on_disk_gives() {
    assertThat(read("git:HEAD").files().keySet())
        .isEqualTo(read("generated-chart/web").files().keySet());
  }

  @Test
  void takes_in_charts_beside_it() {
    project.write(
        "charts/app/Chart.yaml",
        """
        name: app
        version: 1.0.0
        dependencies:
          - name: common
            version: 1.0.0
            repository: file://../common
          - name: absent
            version: 2.0.0
            repository: file://../../../outside
        """);
    project.write("charts/common/Chart.yaml", "name: common\nversion: 1.0.0\n");
    project.write("charts/common/values.yaml", "a: 1\n");
    project.commit("Charts");

    ChartFiles app = read("git:HEAD:charts/app");

    assertThat(app.text("charts/common/values.yaml")).contains("a: 1\n");
    assertThat(app.standIns()).containsExactly("absent");
  }

  @Test
  void follows_links_inside_of_the_chart() throws IOException {
    project.write("linked/Chart.yaml", "name: linked\nversion: 1.0.0\n");
    project.write("linked/files/a.txt", "a\n");
    Files.createSymbolicLink(project.root().resolve("linked/b.txt"), Path.of("files/a.txt"));
    Files.createSymbolicLink(project.root().resolve("linked/more"), Path.of("./files"));
    Files.createSymbolicLink(project.root().resolve("linked/files/c.txt"), Path.of("../b.txt"));
    project.commit("Links");

    assertThat(read("git:HEAD:linked").files())
        .containsOnlyKeys(read("linked").files().keySet())
        .containsKeys("b.txt", "files/c.txt", "more/a.txt");
  }

  @Test
  void follows_links_on_the_way_to_the_chart() throws IOException {
    Files.createSymbolicLink(project.root().resolve("current"), Path.of("generated-chart"));
    Files.createSymbolicLink(project.root().resolve("web"), Path.of("current/web"));
    project.commit("Links");

    assertThat(version("git:HEAD:web")).isEqualTo("1.1.0");
    assertThat(version("git:HEAD:current//web")).isEqualTo("1.1.0");
  }

  @Test
  void refuses_links_out_of_the_chart() throws IOException {
    project.write("linked/Chart.yaml", "name: linked\nversion: 1.0.0\n");
    Files.createSymbolicLink(project.root().resolve("linked/b.txt"), Path.of("../../secret"));
    project.commit("Links");

    assertThatThrownBy(() -> read("git:HEAD:linked"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: b.txt: the link leads outside the chart. Put the file itself there, so that the"
                + " chart is whole.");
  }

  @Test
  void checks_nothing_out() {
    project.write("generated-chart/web/values.yaml", "mine: 1\n");

    assertThat(read("git:v1").text("values.yaml")).contains("replicas: 1\n");
    assertThat(project.root().resolve("generated-chart/web/values.yaml")).hasContent("mine: 1\n");
  }

  @Test
  void refuses_a_revision_that_is_not_there() {
    assertThatThrownBy(() -> read("git:v9"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: git:v9: the repository %s has no revision 'v9'. Name a commit, branch or tag that"
                    .formatted(folder)
                + " 'git log' knows; fetch tags with 'git fetch --tags'.");
  }

  @Test
  void refuses_a_revision_that_is_none() {
    assertThatThrownBy(() -> read("git:^{"))
        .hasMessageStartingWith(
            "error: git:^{: the repository %s has no revision".formatted(folder));
  }

  @Test
  void refuses_a_path_that_the_revision_lacks() {
    assertThatThrownBy(() -> read("git:v1:charts/web"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: git:v1:charts/web: the revision has no such path. Name a folder of the revision"
                + " with a Chart.yaml, or a .tgz, as in git:v1:PATH.");
  }

  @Test
  void refuses_a_path_that_is_no_chart() {
    assertThatThrownBy(() -> read("git:v1:generated-chart"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: git:v1:generated-chart: no chart there. Name a folder of the revision with a"
                + " Chart.yaml, or a .tgz, as in git:v1:PATH.");
  }

  @Test
  void refuses_a_folder_that_is_no_chart() {
    assertThatThrownBy(() -> read("generated-chart"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s/generated-chart: no chart there. Name a directory with a Chart.yaml, or a .tgz."
                .formatted(folder));
  }

  @Test
  void refuses_a_package_that_can_not_be_read() {
    project.write("web-1.0.0.tgz", "no archive\n");
    project.commit("Package");

    assertThatThrownBy(() -> read("web-1.0.0.tgz"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s/web-1.0.0.tgz: can't read the chart: web-1.0.0.tgz: Not in GZIP format. Package"
                    .formatted(folder)
                + " it anew with helm package.");
    assertThatThrownBy(() -> read("git:HEAD:web-1.0.0.tgz"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: git:HEAD:web-1.0.0.tgz: can't read the chart: web-1.0.0.tgz: Not in GZIP format."
                + " Package it anew with helm package.");
  }

  @Test
  void refuses_a_revision_outside_of_any_repository(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> new ChartSource(elsewhere, "").read("git:HEAD"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: %s: is in no git repository. Run it inside of one, or name a chart's folder or"
                    .formatted(elsewhere)
                + " package instead of a revision.");
  }
}
