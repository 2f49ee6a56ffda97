package io.helmwright.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases one after another, as docs/ci.md tells to make them. */
class ReleaseOrderTest {

  private static final Comparing NOTHING_CHANGED = (before, after) -> Diffs.of();
  private static final String ARCHIVE = "dist/web-1.0.0.tgz";

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

  private Release prepare() {
    return Release.prepare(project.request(), NOTHING_CHANGED);
  }

  private byte[] archive() throws IOException {
    return Files.readAllBytes(project.file(ARCHIVE));
  }

  @Test
  void committing_the_changelog_leaves_every_byte_of_the_package() throws IOException {
    prepare().write();
    byte[] before = archive();
    project.sleep();
    project.commit("Changelog of web 1.0.0");
    project.tag("web-1.0.0");

    Release tagged = prepare();

    assertThat(tagged.pending()).isEmpty();
    Files.delete(project.file(ARCHIVE));
    tagged.write();
    assertThat(archive()).isEqualTo(before);
  }

  @Test
  void ends_what_a_killed_run_has_begun() {
    project.write("dist/.web-1.0.0.tgz.helmwright-new", "half a pack");
    project.write("generated-chart/web/.CHANGELOG.md.helmwright-old", "# Changelog");

    prepare().write();

    assertThat(folder.resolve("dist")).isDirectoryNotContaining("glob:**/.*");
    assertThat(folder.resolve("generated-chart/web"))
        .isDirectoryNotContaining("glob:**/.CHANGELOG*");
  }

  @Test
  void a_package_has_the_time_at_which_the_chart_was_changed_last() throws IOException {
    project.sleep();
    project.write("generated-chart/web/files/more.txt", "more\n");
    project.commit("More");
    project.sleep();
    project.write("notes.txt", "beside the chart\n");
    project.write("generated-chart/web/notes/internal.md", "which .helmignore leaves out\n");
    project.commit("Notes");

    prepare().write();

    assertThat(Files.getLastModifiedTime(project.file(ARCHIVE)).toInstant())
        .isEqualTo("2026-03-02T12:00:00Z");
  }

  @Test
  void a_clone_that_lacks_the_last_change_can_not_tell_that_time() {
    project.tag("web-1.0.0");
    project.commitVersion("1.0.1");
    project.write("notes.txt", "beside the chart\n");
    project.makeShallow(project.commit("Notes"));

    assertThatThrownBy(() -> Release.prepare(project.requestSince("web-1.0.0"), NOTHING_CHANGED))
        .isExactlyInstanceOf(ProblemException.class)
        .hasMessage(
            "error: generated-chart/web: the clone is shallow and lacks the last change of the"
                + " chart, so nobody can tell the time that its package gets. Fetch the history with"
                + " 'git fetch --unshallow --tags'.");
  }

  @Test
  void packages_of_earlier_releases_are_in_nobodys_way() {
    prepare().write();
    project.write("dist/other-2.0.0-rc.1.tgz.prov", "that of another chart");
    project.commitVersion("1.0.1");

    assertThat(prepare().pending()).contains(project.file("dist/web-1.0.1.tgz"));
  }

  @Test
  void other_files_in_the_destination_are_in_the_way() {
    project.write("dist/notes.txt", "mine\n");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(FindingsException.class)
        .hasMessageStartingWith("error: dist/notes.txt: is not committed");
  }

  @Test
  void a_committed_package_that_was_changed_is_in_the_way() {
    project.write("dist/web-0.9.0.tgz", "a package");
    project.commit("Package");
    project.write("dist/web-0.9.0.tgz", "another");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(FindingsException.class)
        .hasMessageStartingWith("error: dist/web-0.9.0.tgz: is not committed");
  }

  @Test
  void names_the_cause_of_other_line_ends() {
    project.write("generated-chart/web/values.yaml", "replicas: 1\r\n");
    project.commit("Edited on Windows");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: generated-chart/web/values.yaml: differs from the definition in its line ends"
                + " alone. Keep git from replacing line ends with the line '* text=auto eol=lf' in"
                + " .gitattributes, and run 'helmwright generate'.");
  }

  @Test
  void removes_the_signature_of_another_package() throws IOException {
    Path signature = signedThenChanged();

    Release unsigned = prepare();

    assertThat(unsigned.stale()).contains(signature);
    unsigned.write();
    assertThat(signature).doesNotExist();
  }

  @Test
  void keeps_the_signature_of_the_same_package() {
    Release.prepare(signed(), NOTHING_CHANGED).write();

    assertThat(prepare().stale()).isEmpty();
    assertThat(prepare().write()).isEmpty();
  }

  @Test
  void finds_the_signature_of_another_package_without_any_key() throws IOException {
    Path signature = signedThenChanged();
    byte[] old = Files.readAllBytes(signature);
    prepare().write();
    Files.write(signature, old);

    assertThat(prepare().verify(Optional.empty()))
        .extracting(Problem::toString)
        .containsExactly(
            "error: dist/web-1.0.0.tgz.prov: was signed for another package than web-1.0.0.tgz."
                + " Don't publish it; release the chart again.");
  }

  private ReleaseRequest signed() {
    return project.requestSigned(TestKeys.UNLOCKED, "test@example.com", "");
  }

  /** Leaves the signature of a package that nobody has published, and that is no more. */
  private Path signedThenChanged() throws IOException {
    Release.prepare(signed(), NOTHING_CHANGED).write();
    Files.delete(project.file("dist/index.yaml"));
    project.write("generated-chart/web/files/more.txt", "more\n");
    project.commit("More");
    return project.file("dist/web-1.0.0.tgz.prov");
  }

  @Test
  void refuses_a_commit_that_is_tagged_as_another_version() {
    project.tag("web-9.9.9");

    assertThatThrownBy(this::prepare)
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            "error: web: the commit is tagged web-9.9.9, but the chart's version is 1.0.0. Remove"
                + " the tag with 'git tag -d web-9.9.9' and tag the commit web-1.0.0, or set the"
                + " version in the definition to that of the tag, generate, and commit.");
  }

  @Test
  void takes_no_tag_of_the_commit_itself_for_a_release_before() {
    project.tag("v1.0.0");
    project.commitVersion("1.0.1");
    project.tag("v7.0.0");

    assertThat(prepare().summary().last()).contains("v1.0.0");
  }

  @Test
  void warns_of_a_key_that_not_everybody_knows() {
    var request = project.requestSigned(TestKeys.ED25519, "ed@example.com", "");

    assertThat(Release.prepare(request, NOTHING_CHANGED).summary().warnings()).hasSize(1);
    assertThat(Release.prepare(signed(), NOTHING_CHANGED).summary().warnings()).isEmpty();
  }
}
