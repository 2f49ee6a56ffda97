package io.helmwright.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {

  private static final Comparing NOTHING_CHANGED = (before, after) -> Diffs.of();

  private static final String CHART_WITH_DEPENDENCY =
      """
      apiVersion: v2
      name: web
      version: 1.0.0
      dependencies:
        - name: db
          version: 1.x
      """;

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void commitAChart() {
    project = Project.with(folder, "1.0.0");
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Release prepare(Comparing comparing) {
    return Release.prepare(project.request(), comparing);
  }

  private byte[] bytes(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }

  private Map<String, byte[]> packed() throws IOException {
    return ChartArchive.read(bytes("dist/web-1.0.0.tgz"));
  }

  private static List<String> messages(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void writes_package_index_and_changelog() throws IOException {
    List<Path> written = prepare(NOTHING_CHANGED).write();

    assertThat(written)
        .containsExactly(
            project.file("dist/web-1.0.0.tgz"),
            project.file("dist/index.yaml"),
            project.file("generated-chart/web/CHANGELOG.md"));
    assertThat(packed())
        .containsOnlyKeys(
            "web/.helmignore", "web/Chart.yaml", "web/templates/config.yaml", "web/values.yaml");
    assertThat(project.read("generated-chart/web/CHANGELOG.md"))
        .endsWith("## [1.0.0] - 2026-03-01\n\n### Added\n\n- First release.\n");
    assertThat(project.read("dist/index.yaml"))
        .contains("urls:\n        - https://example.com/charts/web-1.0.0.tgz\n");
  }

  @Test
  void puts_the_changes_into_the_packages_chart_yaml_alone() throws IOException {
    prepare(NOTHING_CHANGED).write();

    assertThat(new String(packed().get("web/Chart.yaml"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            apiVersion: v2
            name: web
            version: 1.0.0
            annotations:
              artifacthub.io/changes: |
                - kind: added
                  description: First release.
            """);
    assertThat(project.read("generated-chart/web/Chart.yaml")).doesNotContain("annotations");
  }

  @Test
  void keeps_what_others_list_between_preparing_and_writing() throws IOException {
    Release release = prepare(NOTHING_CHANGED);
    String other =
        """
        apiVersion: v1
        entries:
          api:
            - name: api
              version: 2.0.0
              digest: abc
              urls:
                - api-2.0.0.tgz
        """;
    project.write("dist/index.yaml", other);

    release.write();

    assertThat(project.read("dist/index.yaml"))
        .contains("      version: 2.0.0\n", "      version: 1.0.0\n");
  }

  @Test
  void gives_the_same_bytes_from_the_same_commit() throws IOException {
    prepare(NOTHING_CHANGED).write();
    List<byte[]> once = List.of(bytes("dist/web-1.0.0.tgz"), bytes("dist/index.yaml"));
    Files.delete(project.file("dist/web-1.0.0.tgz"));
    Files.delete(project.file("dist/index.yaml"));

    prepare(NOTHING_CHANGED).write();

    assertThat(List.of(bytes("dist/web-1.0.0.tgz"), bytes("dist/index.yaml")))
        .usingRecursiveComparison()
        .isEqualTo(once);
  }

  @Test
  void changes_nothing_the_second_time() {
    prepare(NOTHING_CHANGED).write();

    Release again = prepare(NOTHING_CHANGED);

    assertThat(again.pending()).isEmpty();
    assertThat(again.write()).isEmpty();
  }

  @Test
  void gives_files_the_time_of_the_commit() throws IOException {
    prepare(NOTHING_CHANGED).write();

    assertThat(Files.getLastModifiedTime(project.file("dist/web-1.0.0.tgz")).toInstant())
        .isEqualTo(Project.COMMITTED);
  }

  @Test
  void refuses_what_is_not_committed() {
    project.write("notes.txt", "mine\n");
    project.write("generated-chart/web/values.yaml", "replicas: 2\n");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error: generated-chart/web/values.yaml: is not committed, so nobody could make this release again. Commit it, stash it, or list it in .gitignore.
            error: notes.txt: is not committed, so nobody could make this release again. Commit it, stash it, or list it in .gitignore.
            error: generated-chart/web/values.yaml: differs from the definition. Run 'helmwright generate web', and commit."""
                .stripIndent());
  }

  @Test
  void refuses_a_definition_that_was_not_generated() {
    project.define("1.0.0", "replicas: 3\n");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: generated-chart/web/values.yaml: differs from the definition."
                + " Run 'helmwright generate web', and commit.");
  }

  @Test
  void refuses_a_chart_that_git_ignores() {
    project.write(".gitignore", "README.md\n");
    project.commit("Ignore");
    project.generate("README.md", "");
    project.commit("Generate");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: generated-chart/web/README.md: is in no commit, since git ignores it. Take it"
                + " out of .gitignore, and commit it.");
  }

  @Test
  void refuses_a_version_that_is_too_low() {
    project.tag("web-1.0.0");
    project.commitVersion("1.0.1");

    assertThatThrownBy(() -> prepare((before, after) -> Diffs.of(Diffs.removed(), Diffs.added())))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: web: the version 1.0.1 is too low: 1.0.0 was released as web-1.0.0, and what"
                + " changed since is major (web.port: It is gone). Set the version in the"
                + " definition to 2.0.0 or higher, generate, and commit.");
  }

  @Test
  void compares_with_the_newest_tag_of_the_chart() {
    project.tag("web-1.0.0");
    project.commitVersion("1.1.0");
    project.tag("web-1.1.0");
    project.tag("v7.0.0");
    project.commitVersion("1.2.0");
    List<String> compared = new ArrayList<>();

    Release release =
        prepare(
            (before, after) -> {
              compared.add(before.yaml("Chart.yaml").path("version").asText());
              compared.add(after.yaml("Chart.yaml").path("version").asText());
              return Diffs.of(Diffs.added());
            });

    assertThat(compared).containsExactly("1.1.0", "1.2.0");
    assertThat(release.summary().last()).contains("web-1.1.0");
    assertThat(release.summary().entry())
        .isEqualTo("## [1.2.0]\n\n### Added\n\n- web.size: It is new.\n");
  }

  @Test
  void takes_tags_without_the_charts_name_where_there_are_no_others() {
    project.tag("v1.0.0");
    project.tag("0.9.0");
    project.commitVersion("1.0.1");

    assertThat(prepare(NOTHING_CHANGED).summary().last()).contains("v1.0.0");
  }

  @Test
  void takes_the_tag_of_the_commit_itself_for_this_release() {
    project.tag("web-1.0.0");

    assertThat(prepare(NOTHING_CHANGED).summary().last()).isEmpty();
  }

  @Test
  void takes_the_last_release_that_the_user_names() {
    project.commitVersion("1.0.1");

    Release release = Release.prepare(project.requestSince("HEAD~1"), NOTHING_CHANGED);

    assertThat(release.summary().last()).contains("HEAD~1");
  }

  @Test
  void refuses_a_last_release_that_is_not_there() {
    assertThatThrownBy(() -> Release.prepare(project.requestSince("v9"), NOTHING_CHANGED))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            "error: --since v9: the repository %s has no such revision. Name a commit, branch or tag"
                    .formatted(folder)
                + " that 'git log' knows; fetch tags with 'git fetch --tags'.");
  }

  @Test
  void does_not_take_a_shallow_clone_for_a_first_release() {
    project.makeShallow(project.commit("Nothing"));

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            "error: web: the clone is shallow and has no tag of a release, so nobody can tell the"
                + " last version. Fetch the history with 'git fetch --unshallow --tags', or name the"
                + " release with --since.");
  }

  @Test
  void keeps_an_entry_that_people_have_written_and_tells_it_artifact_hub() throws IOException {
    project.write(
        "generated-chart/web/CHANGELOG.md",
        "## [1.0.0] - soon\n\n### Security\n\n- No more holes.\n");
    project.commit("Changelog");

    prepare(NOTHING_CHANGED).write();

    assertThat(new String(packed().get("web/Chart.yaml"), StandardCharsets.UTF_8))
        .endsWith("    - kind: security\n      description: No more holes.\n");
    assertThat(project.read("generated-chart/web/CHANGELOG.md")).startsWith("## [1.0.0] - soon\n");
  }

  @Test
  void refuses_a_changelog_that_was_edited_and_not_committed() {
    prepare(NOTHING_CHANGED).write();
    project.write("generated-chart/web/CHANGELOG.md", "## [1.0.0]\n\n- Otherwise.\n");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: generated-chart/web/CHANGELOG.md: is not committed, so nobody could make this"
                + " release again. Commit it, or restore it with 'git checkout'.");
  }

  @Test
  void refuses_to_publish_a_version_twice() {
    prepare(NOTHING_CHANGED).write();
    project.write("generated-chart/web/files/more.txt", "more\n");
    project.commit("More");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isInstanceOf(FindingsException.class)
        .hasMessageStartingWith(
            "error: dist/index.yaml: lists web 1.0.0 already, with another package (sha256 ");
  }

  @Test
  void finds_a_package_that_was_tampered_with() throws IOException {
    prepare(NOTHING_CHANGED).write();
    Path archive = project.file("dist/web-1.0.0.tgz");
    String right = ChartPackage.digest(Files.readAllBytes(archive));
    Files.write(archive, new byte[] {1});

    assertThat(messages(prepare(NOTHING_CHANGED).verify(Optional.empty())))
        .singleElement()
        .asString()
        .matches(
            "error: dist/web-1.0.0.tgz: is not what the commit [0-9a-f]{12} makes: its sha256 is"
                + " 4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a, not "
                + right
                + "\\. Don't publish it; remove it and release the chart again\\.");
  }

  @Test
  void finds_what_is_missing() {
    Optional<Path> keyring = Optional.of(TestKeys.file(TestKeys.UNLOCKED));

    assertThat(messages(prepare(NOTHING_CHANGED).verify(keyring)))
        .containsExactly(
            "error: dist/web-1.0.0.tgz: is missing. Release the chart first.",
            "error: dist/index.yaml: does not list the package. Release the chart again.",
            "error: dist/web-1.0.0.tgz.prov: is missing. Don't publish it; release the chart again.");
  }

  @Test
  void verifies_what_it_wrote() {
    var request = project.requestSigned(TestKeys.UNLOCKED, "test@example.com", "");
    Release.prepare(request, NOTHING_CHANGED).write();

    Optional<Path> keyring = Optional.of(TestKeys.file(TestKeys.UNLOCKED));
    assertThat(prepare(NOTHING_CHANGED).verify(keyring)).isEmpty();
    assertThat(Release.prepare(request, NOTHING_CHANGED).pending()).isEmpty();
  }

  @Test
  void refuses_to_leave_out_a_dependency() {
    project.generate("Chart.yaml", CHART_WITH_DEPENDENCY);
    project.commit("Dependency");

    assertThatThrownBy(() -> prepare(NOTHING_CHANGED))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            "error: generated-chart/web/charts: holds no package of the dependency db, without which"
                + " nobody could install the chart. Run 'helm dependency build generated-chart/web',"
                + " and commit charts/ and Chart.lock.");
  }

  @Test
  void takes_the_package_of_a_dependency_that_git_ignores_and_says_so() throws IOException {
    project.generate("Chart.yaml", CHART_WITH_DEPENDENCY);
    project.write(".gitignore", "*.tgz\n");
    project.commit("Dependency");
    var files =
        new TreeMap<>(
            Map.of("Chart.yaml", "name: db\nversion: 1.2.3\n".getBytes(StandardCharsets.UTF_8)));
    ChartPackage dependency = ChartPackage.of("db", "1.2.3", files, Project.COMMITTED);
    Path charts = Files.createDirectories(project.file("generated-chart/web/charts"));
    Files.write(charts.resolve(dependency.name()), dependency.content());

    Release release = prepare(NOTHING_CHANGED);
    release.write();

    assertThat(release.summary().fromFolder()).containsExactly("charts/db-1.2.3.tgz");
    assertThat(packed()).containsKey("web/charts/db/Chart.yaml");
  }

  @Test
  void needs_a_repository(@TempDir Path elsewhere) {
    assertThatThrownBy(() -> Release.prepare(project.requestIn(elsewhere), NOTHING_CHANGED))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            "error: generated-chart/web: is in no git repository, and a release is made of a commit."
                + " Run it in a clone, or start a repository with 'git init', and commit the"
                + " chart.");
  }
}
