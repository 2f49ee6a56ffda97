package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.release.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegenerateCommandTest {

  @TempDir Path folder;
  private Project project;
  private Path config;

  @BeforeEach
  void generateAndCommit() {
    run("one", "generate");
    project = Project.with(folder, "1.0.0");
    config = folder.resolve("generated-chart/site/templates/configmap.yaml");
  }

  @AfterEach
  void close() {
    project.close();
  }

  private static Chart chart(String text) {
    return Chart.named("site")
        .version("1.0.0")
        .appVersion("1")
        .describedAs("A site")
        .add(
            ConfigMap.of(
                c -> c.metadata(m -> m.name("site")).data("first", "same").data("text", text)))
        .build();
  }

  private Run run(String text, String... args) {
    return Run.with(folder, List.of("site"), () -> chart(text), args);
  }

  private void edit(String old, String replacement) throws IOException {
    Files.writeString(config, Files.readString(config).replace(old, replacement));
  }

  @Test
  void keeps_what_was_edited() throws IOException {
    edit("apiVersion: v1\n", "# Mine.\napiVersion: v1\n");

    var run = run("two", "regenerate");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            site: 1 file written
            generated-chart/site/templates/configmap.yaml: keeps what was edited by hand
            """);
    assertThat(Files.readString(config)).startsWith("# Mine.\n").contains("text: two\n");
  }

  @Test
  void exits_with_1_for_a_clash_and_writes_nothing() throws IOException {
    edit("text: one", "text: mine");
    String edited = Files.readString(config);

    var run = run("two", "regenerate", "site");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .matches(
            "error: generated-chart/site/templates/configmap.yaml: was edited by hand, and generating"
                + " changes the same: line \\d+\\. Move the edit into the chart definition, or run"
                + " again with --write-conflicts and resolve it in the file\\.\n"
                + "Nothing was written\\.\n");
    assertThat(config).hasContent(edited);
  }

  @Test
  void writes_a_clash_if_told_to_and_still_exits_with_1() throws IOException {
    edit("text: one", "text: mine");

    var run = run("two", "regenerate", "--write-conflicts");

    assertThat(run.code()).isEqualTo(1);
    assertThat(Files.readString(config))
        .contains(
            """
            <<<<<<< edited by hand
              text: mine
            =======
              text: two
            >>>>>>> generated
            """);
  }

  @Test
  void shows_what_it_would_do() throws IOException {
    edit("apiVersion: v1\n", "# Mine.\napiVersion: v1\n");
    String edited = Files.readString(config);

    var run = run("two", "regenerate", "--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("\n-  text: one\n+  text: two\n")
        .endsWith(
            """
            site: 1 file would be written
            generated-chart/site/templates/configmap.yaml: keeps what was edited by hand
            """);
    assertThat(config).hasContent(edited);
  }

  @Test
  void says_what_stays_deleted() throws IOException {
    Files.delete(config);

    assertThat(run("one", "regenerate").out())
        .isEqualTo(
            """
            site: is up to date
            generated-chart/site/templates/configmap.yaml: stays away, deleted by hand
            """);
    assertThat(config).doesNotExist();
  }

  @Test
  void does_not_advise_what_it_does_not_have() throws IOException {
    Files.writeString(folder.resolve("generated-chart/site/.helmwright.json"), "{");

    var run = run("two", "regenerate");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "error: generated-chart/site/.helmwright.json: is not a manifest that helmwright wrote."
                + " Restore it from version control, or discard what was edited by hand with"
                + " 'helmwright generate --force'.\n");
  }

  @Test
  void says_when_nothing_is_to_do() {
    assertThat(run("one", "regenerate").out()).isEqualTo("site: is up to date\n");
  }

  @Test
  void refuses_options_that_do_not_fit() {
    assertThat(run("one", "regenerate", "--dry-run", "--write-conflicts").code()).isEqualTo(2);
  }
}
