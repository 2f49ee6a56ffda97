package io.helmwright.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.FindingsException;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases of a chart that no definition emits. */
class ReleaseOfFolderTest {

  private static final Comparing NOTHING_CHANGED = (before, after) -> Diffs.of();

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void commitACHart() {
    project = Project.with(folder, "1.0.0");
    write("1.0.0");
    project.commit("A chart by hand");
  }

  @AfterEach
  void close() {
    project.close();
  }

  private void write(String version) {
    project.write(
        "charts/site/Chart.yaml", "apiVersion: v2\nname: page\nversion: " + version + "\n");
    project.write("charts/site/values.yaml", "replicas: 1\n");
  }

  private Release prepare() {
    return Release.prepare(project.requestOf("charts/site"), NOTHING_CHANGED);
  }

  @Test
  void is_called_what_its_chart_yaml_says() throws IOException {
    assertThat(prepare().write())
        .containsExactly(
            project.file("dist/page-1.0.0.tgz"),
            project.file("dist/index.yaml"),
            project.file("charts/site/CHANGELOG.md"));
    assertThat(ChartArchive.read(Files.readAllBytes(project.file("dist/page-1.0.0.tgz"))))
        .containsOnlyKeys("page/Chart.yaml", "page/values.yaml");
  }

  @Test
  void leaves_the_changelog_out_without_a_helmignore() {
    prepare().write();
    project.sleep();
    project.commit("Changelog");

    assertThat(prepare().pending()).isEmpty();
  }

  @Test
  void follows_the_tags_of_its_name() {
    project.tag("page-1.0.0");
    write("1.0.1");
    project.commit("Fix");

    assertThat(prepare().summary().last()).contains("page-1.0.0");
  }

  @Test
  void refuses_a_version_that_is_too_low() {
    project.tag("page-1.0.0");
    write("1.0.1");
    project.commit("Break");

    assertThatThrownBy(
            () ->
                Release.prepare(
                    project.requestOf("charts/site"), (before, after) -> Diffs.of(Diffs.removed())))
        .isInstanceOf(FindingsException.class)
        .hasMessageEndingWith(
            "what changed since is major (web.port: It is gone). Set the version in"
                + " charts/site/Chart.yaml to 2.0.0 or higher, and commit.");
  }

  @Test
  void refuses_what_is_not_committed() {
    project.write("charts/site/values.yaml", "replicas: 2\n");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(FindingsException.class)
        .hasMessageStartingWith("error: charts/site/values.yaml: is not committed");
  }

  @Test
  void refuses_a_chart_that_git_ignores() {
    project.write(".gitignore", "/vendor/\n");
    project.commit("Ignore");
    project.write("vendor/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");

    assertThatThrownBy(() -> Release.prepare(project.requestOf("vendor/db"), NOTHING_CHANGED))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: vendor/db/Chart.yaml: is not in the commit that is checked out in %s. Commit the"
                    .formatted(folder)
                + " chart, then release it.");
  }

  @Test
  void refuses_a_name_that_leads_elsewhere() {
    project.write("charts/site/Chart.yaml", "apiVersion: v2\nname: ../page\nversion: 1.0.0\n");
    project.commit("Rename");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: charts/site/Chart.yaml: a chart can't be named '../page'. Name it in letters,"
                + " digits and dashes, and commit.");
  }

  @Test
  void refuses_a_version_that_is_none() {
    write("one");
    project.commit("Version");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: charts/site/Chart.yaml: its version 'one' is none of Semantic Versioning. Write it"
                + " as MAJOR.MINOR.PATCH.");
  }
}
