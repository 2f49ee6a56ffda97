package io.helmwright.emit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.helmwright.problem.FindingsException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegenerationTest {

  private static final String VALUES = "values.yaml";

  private static final String BEFORE =
      """
      # Number of pods.
      replicas: 1

      # Where from.
      image: web:1

      # How much.
      memory: 1Gi
      """;

  private static final String AFTER = BEFORE.replace("web:1", "web:2");

  @TempDir Path folder;
  private OutputLayout layout;

  /** What was committed, by file. */
  private final Map<Path, byte[]> commits = new HashMap<>();

  @BeforeEach
  void generateAndCommit() {
    layout = OutputLayout.inProject(folder);
    new ChartFolder(layout).write(List.of(Disk.chart(VALUES, BEFORE)), false);
    commits.put(file(VALUES), BEFORE.getBytes(UTF_8));
  }

  private Path file(String path) {
    return layout.chartFolder("web").resolve(path);
  }

  private void edit(String path, String text) {
    try {
      Files.writeString(file(path), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String path) {
    try {
      return Files.readString(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Regeneration regenerate(String... pathsAndTexts) {
    return Regeneration.of(
        layout,
        Disk.chart(pathsAndTexts),
        (file, wanted) -> Optional.ofNullable(commits.get(file)).filter(wanted));
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(Problem::toString).toList();
  }

  @Test
  void keeps_an_edit_and_takes_the_new_emission() {
    edit(VALUES, BEFORE.replace("replicas: 1", "replicas: 5"));

    Regeneration merged = regenerate(VALUES, AFTER);
    Regeneration.write(List.of(merged), false);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.edited()).containsExactly("generated-chart/web/values.yaml");
    assertThat(file(VALUES))
        .hasContent(
            """
            # Number of pods.
            replicas: 5

            # Where from.
            image: web:2

            # How much.
            memory: 1Gi
            """);
  }

  @Test
  void keeps_it_again_the_next_time_without_any_commit() {
    edit(VALUES, BEFORE.replace("replicas: 1", "replicas: 5"));
    Regeneration.write(List.of(regenerate(VALUES, AFTER)), false);
    commits.clear();

    Regeneration.write(List.of(regenerate(VALUES, AFTER.replace("1Gi", "2Gi"))), false);

    assertThat(file(VALUES))
        .hasContent(AFTER.replace("1Gi", "2Gi").replace("replicas: 1", "replicas: 5"));
  }

  @Test
  void writes_a_file_that_nobody_has_edited() {
    Regeneration merged = regenerate(VALUES, AFTER, "README.md", "new\n");
    Regeneration.write(List.of(merged), false);

    assertThat(merged.edited()).isEmpty();
    assertThat(file(VALUES)).hasContent(AFTER);
    assertThat(file("README.md")).hasContent("new");
    assertThat(new ChartFolder(layout).check(Disk.chart(VALUES, AFTER, "README.md", "new\n")))
        .isEmpty();
  }

  @Test
  void an_edit_that_is_generated_now_is_none_any_more() {
    edit(VALUES, AFTER);
    Regeneration.write(List.of(regenerate(VALUES, AFTER)), false);

    assertThat(new ChartFolder(layout).check(Disk.chart(VALUES, AFTER))).isEmpty();
  }

  @Test
  void generating_still_refuses_to_discard_the_edit() {
    edit(VALUES, BEFORE.replace("replicas: 1", "replicas: 5"));
    Regeneration.write(List.of(regenerate(VALUES, AFTER)), false);

    assertThatThrownBy(
            () -> new ChartFolder(layout).write(List.of(Disk.chart(VALUES, AFTER)), false))
        .isInstanceOf(EditedFilesException.class);
  }

  @Test
  void refuses_a_clash_and_writes_nothing() {
    edit(VALUES, BEFORE.replace("web:1", "mine:1"));
    edit("notes.txt", "mine\n");
    var before = Disk.tree(folder);

    Regeneration merged = regenerate(VALUES, AFTER, "notes.txt", "generated\n");

    assertThatThrownBy(() -> Regeneration.write(List.of(merged), false))
        .isInstanceOf(FindingsException.class)
        .hasMessage(
            """
            error: generated-chart/web/notes.txt: was edited by hand, and generating changes the same: line 1. Move the edit into the chart definition, or run again with --write-conflicts and resolve it in the file.
            error: generated-chart/web/values.yaml: was edited by hand, and generating changes the same: line 5. Move the edit into the chart definition, or run again with --write-conflicts and resolve it in the file."""
                .stripIndent());
    assertThat(Disk.tree(folder)).isEqualTo(before);
  }

  @Test
  void writes_a_clash_between_markers_if_told_to() {
    edit(VALUES, BEFORE.replace("web:1", "mine:1").replace("1Gi", "3Gi"));

    Regeneration.write(List.of(regenerate(VALUES, AFTER)), true);

    assertThat(file(VALUES))
        .hasContent(
            """
            # Number of pods.
            replicas: 1

            # Where from.
            <<<<<<< edited by hand
            image: mine:1
            =======
            image: web:2
            >>>>>>> generated

            # How much.
            memory: 3Gi
            """);
    assertThatThrownBy(() -> regenerate(VALUES, AFTER))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: generated-chart/web/values.yaml: still holds the markers of a conflict. Resolve"
                + " it: keep what is right between '<<<<<<<' and '>>>>>>>'.");
  }

  @Test
  void a_resolved_clash_is_an_edit_like_any_other() {
    edit(VALUES, BEFORE.replace("web:1", "mine:1"));
    Regeneration.write(List.of(regenerate(VALUES, AFTER)), true);
    edit(VALUES, BEFORE.replace("web:1", "mine:2"));

    Regeneration merged = regenerate(VALUES, AFTER.replace("1Gi", "2Gi"));
    Regeneration.write(List.of(merged), false);

    assertThat(file(VALUES)).hasContent(BEFORE.replace("web:1", "mine:2").replace("1Gi", "2Gi"));
  }

  @Test
  void refuses_to_delete_an_edited_file_that_is_generated_no_longer() {
    edit(VALUES, BEFORE + "mine: 1\n");

    Regeneration merged = regenerate("README.md", "new\n");

    assertThat(texts(merged.conflicts()))
        .containsExactly(
            "error: generated-chart/web/values.yaml: was edited by hand, and generating changes the"
                + " same: generated no longer. Move the edit into the chart definition, or run again"
                + " with --write-conflicts and resolve it in the file.");
    Regeneration.write(List.of(merged), true);
    assertThat(file(VALUES)).hasContent(BEFORE + "mine: 1\n");
    assertThat(regenerate("README.md", "new\n").conflicts()).isEmpty();
  }

  @Test
  void a_deleted_file_stays_away_as_long_as_its_emission_stays() throws IOException {
    String[] chart = {VALUES, BEFORE, "README.md", "A chart.\n"};
    new ChartFolder(layout).write(List.of(Disk.chart(chart)), false);
    Files.delete(file("README.md"));

    for (int i = 0; i < 2; i++) {
      Regeneration merged = regenerate(chart);
      Regeneration.write(List.of(merged), false);

      assertThat(merged.deleted()).containsExactly("generated-chart/web/README.md");
      assertThat(file("README.md")).doesNotExist();
    }
    assertThat(new ChartFolder(layout).check(Disk.chart(chart)))
        .extracting(FileDifference::kind, FileDifference::file)
        .containsExactly(tuple(FileDifference.Kind.ADDED, "generated-chart/web/README.md"));
  }

  @Test
  void a_deleted_file_that_is_generated_otherwise_now_is_a_clash() throws IOException {
    Files.delete(file(VALUES));

    Regeneration merged = regenerate(VALUES, AFTER);

    assertThat(texts(merged.conflicts()))
        .containsExactly(
            "error: generated-chart/web/values.yaml: was deleted by hand, and is generated otherwise"
                + " now. Take it out of the chart definition, or run again with --write-conflicts,"
                + " which writes the file, and delete it again.");
    Regeneration.write(List.of(merged), true);
    assertThat(file(VALUES)).hasContent(AFTER);
  }

  @Test
  void remembers_the_files_of_a_folder_in_which_all_were_deleted() throws IOException {
    Files.delete(file(VALUES));

    Regeneration.write(List.of(regenerate(VALUES, BEFORE)), false);

    assertThat(regenerate(VALUES, BEFORE).deleted()).hasSize(1);
  }

  @Test
  void other_line_ends_are_kept_and_no_clash() {
    edit(VALUES, BEFORE.replace("replicas: 1", "replicas: 5").replace("\n", "\r\n"));

    Regeneration merged = regenerate(VALUES, AFTER);
    Regeneration.write(List.of(merged), false);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(text(VALUES))
        .isEqualTo(AFTER.replace("replicas: 1", "replicas: 5").replace("\n", "\r\n"));
  }

  @Test
  void line_ends_alone_are_no_edit() {
    edit(VALUES, BEFORE.replace("\n", "\r\n"));

    Regeneration merged = regenerate(VALUES, AFTER);
    Regeneration.write(List.of(merged), false);

    assertThat(merged.edited()).isEmpty();
    assertThat(text(VALUES)).isEqualTo(AFTER.replace("\n", "\r\n"));
    assertThat(regenerate(VALUES, AFTER).differences()).isEmpty();
  }

  @Test
  void what_is_no_text_has_no_line_ends() {
    edit(VALUES, "\0\r\n");
    commits.put(file(VALUES), BEFORE.getBytes(UTF_8));

    assertThat(texts(regenerate(VALUES, "\0\n").conflicts())).hasSize(1);
  }

  @Test
  void refuses_an_edit_of_something_that_was_never_committed() {
    commits.clear();
    edit(VALUES, BEFORE.replace("replicas: 1", "replicas: 5"));

    assertThatThrownBy(() -> regenerate(VALUES, AFTER))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "error: generated-chart/web/values.yaml: was edited by hand, and what was generated before"
                + " the edit is in no commit, so the edit can't be told from the rest. Move the edit"
                + " into the chart definition, then discard it with 'helmwright generate --force'.");
  }

  @Test
  void takes_a_file_that_is_not_text_for_a_clash() {
    edit(VALUES, "\0\0");

    assertThat(texts(regenerate(VALUES, AFTER).conflicts()))
        .singleElement()
        .asString()
        .contains("changes the same: all of it, since it is not text.");
  }

  @Test
  void keeps_an_edit_that_is_no_text_while_the_emission_stays() {
    edit(VALUES, "a\0b\n");

    Regeneration merged = regenerate(VALUES, BEFORE);

    assertThat(merged.conflicts()).isEmpty();
    assertThat(merged.edited()).containsExactly("generated-chart/web/values.yaml");
  }
}
