package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.result.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A chart that has every defect: each is found, and nothing else. */
class BrokenChartTest {

  private static final Path FOLDER = Charts.folder("broken");
  private static final CheckRun RUN = CheckRun.of(FOLDER);

  /** What makes its schema take its values. */
  private static final String ALLOWED = "port=80";

  /** Those of two renders, and one that a chart with a schema can't have. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "immutable-field",
          "missing-schema",
          "non-reproducible",
          "not-yaml",
          "random-secret",
          "secret-changes-on-upgrade");

  private static final List<Finding> OF_RENDER = RUN.check(Charts.render(RUN, FOLDER, ALLOWED));
  private static final List<Finding> OF_FILES = RUN.checkFiles();

  private static String expected(String name) throws IOException {
    return Files.readString(FOLDER.resolveSibling(name));
  }

  @Test
  void every_defect_of_what_it_renders_is_found_and_nothing_else() throws IOException {
    assertThat(Charts.texts(OF_RENDER))
        .containsExactlyElementsOf(Charts.lines(expected("broken.render.txt")));
  }

  @Test
  void every_defect_of_its_files_is_found_and_nothing_else() throws IOException {
    assertThat(Charts.texts(OF_FILES))
        .containsExactlyElementsOf(Charts.lines(expected("broken.files.txt")));
  }

  @Test
  void every_check_has_a_defect_here() {
    Set<String> found =
        Stream.concat(OF_RENDER.stream(), OF_FILES.stream())
            .map(Finding::check)
            .collect(Collectors.toCollection(TreeSet::new));
    found.addAll(ELSEWHERE);

    assertThat(Checks.ALL).extracting(Check::id).containsExactlyInAnyOrderElementsOf(found);
  }

  @Test
  void ids_are_kebab_case_and_all_of_a_check_is_one_line() {
    assertThat(Checks.ALL)
        .allSatisfy(
            check -> {
              assertThat(check.id()).matches("[a-z]+(-[a-z]+)*");
              assertThat(check.reason()).doesNotContain("\n").doesNotEndWith(".");
              assertThat(check.cure()).matches("[A-Z].*[^.]");
            });
  }

  @Test
  void findings_are_the_same_under_another_release_name() {
    Render other = Charts.renderAs("other", RUN, FOLDER, ALLOWED);

    assertThat(RUN.check(other))
        .extracting(Finding::key)
        .containsExactlyInAnyOrderElementsOf(OF_RENDER.stream().map(Finding::key).toList());
  }
}
