package io.helmwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.ChartCatalog;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.release.Comparing;
import io.helmwright.release.Diffs;
import io.helmwright.release.Project;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReleaseCommandTest {

  private static final Comparing BREAKS = (before, after) -> Diffs.of(Diffs.removed());

  private static final class Site implements ChartDefinition {

    @Override
    public String name() {
      return "site";
    }

    @Override
    public Chart define() {
      return Chart.named("site")
          .version("1.0.0")
          .appVersion("1")
          .describedAs("A site")
          .add(ConfigMap.of(c -> c.metadata(m -> m.name("site")).data("text", "one")))
          .build();
    }
  }

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void commitTheSite() {
    Run.with(folder, List.of("site"), new Site()::define, "generate");
    project = Project.with(folder, "1.0.0");
  }

  @AfterEach
  void close() {
    project.close();
  }

  private Run release(String... options) {
    var out = new StringWriter();
    var err = new StringWriter();
    var session =
        new Session(
            new PrintWriter(out),
            new PrintWriter(err),
            folder,
            () -> KnownCharts.of(ChartCatalog.of(new Site())));
    int code =
        Main.execute(
            session,
            () -> {
              var root = new CommandLine(new RootCommand().spec());
              root.addSubcommand(
                  "release", new CommandLine(new ReleaseCommand(session, BREAKS).spec()));
              return root;
            },
            options);
    return new Run(code, out.toString(), err.toString());
  }

  @Test
  void tells_what_it_would_do_and_writes_nothing() {
    var run = release("release", "site", "--dry-run", "--push", "oci://localhost:9/charts");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .matches(
            """
            site 1.0.0, the first release, since no tag names one

            ## \\[1.0.0]

            ### Added

            - First release.

            sha256 [0-9a-f]{64}
            dist/site-1.0.0.tgz would be written
            dist/index.yaml would be written
            generated-chart/site/CHANGELOG.md would be written
            would be pushed to oci://localhost:9/charts
            """);
    assertThat(folder.resolve("dist")).doesNotExist();
  }

  @Test
  void writes_and_verifies() {
    assertThat(release("release", "site", "--destination", "out").code()).isZero();
    var run = release("release", "site", "--destination", "out", "--verify");

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("site 1.0.0 is what the commit makes \\(sha256 \\S+\\)\n");
    assertThat(release("release", "site", "--destination", "out").out())
        .containsPattern("out/site-1.0.0.tgz is up to date\nout/index.yaml is up to date\n");
  }

  @Test
  void finds_a_tampered_package() throws Exception {
    release("release", "site");
    Files.writeString(folder.resolve("dist/index.yaml"), "apiVersion: v1\nentries: {}\n");

    var run = release("release", "site", "--verify");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo("error: dist/index.yaml: does not list the package. Release the chart again.\n");
  }

  @Test
  void exits_with_1_for_a_dirty_tree() {
    project.write("notes.txt", "mine\n");

    var run = release("release", "site");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            "error: notes.txt: is not committed, so nobody could make this release again."
                + " Commit it, stash it, or list it in .gitignore.\n");
  }

  @Test
  void exits_with_1_for_a_version_that_is_too_low() {
    project.tag("site-0.0.1");
    project.write("more.txt", "more\n");
    project.commit("More");

    var run = release("release", "site");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .matches(
            "error: site: the version 1.0.0 is too low: 1.0.0 was released as site-0.0.1, and"
                + " what changed since is major \\(web\\.port: It is gone\\)\\. Set the version in"
                + " the definition to 2.0.0 or higher, generate, and commit\\.\n");
  }

  @Test
  void exits_with_3_for_a_revision_that_is_not_there() {
    var run = release("release", "site", "--since", "v9");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).startsWith("error: --since v9: the repository ");
  }

  @Test
  void exits_with_4_when_nothing_listens_to_the_push() {
    var run = release("release", "site", "--push", "oci://127.0.0.1:9/charts", "--plain-http");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .startsWith("error: oci://127.0.0.1:9/charts: Helm can't push the package: ")
        .contains("connection refused");
    assertThat(folder.resolve("dist/index.yaml")).exists();
  }

  @Test
  void releases_a_chart_by_hand_from_its_folder() {
    project.write("charts/page/Chart.yaml", "apiVersion: v2\nname: page\nversion: 2.0.0\n");
    project.commit("A chart by hand");

    var run = release("release", "./charts/page");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("page 2.0.0, the first release, since no tag names one\n")
        .endsWith("dist/index.yaml written\ncharts/page/CHANGELOG.md written\n");
  }

  @Test
  void takes_the_folder_of_a_definition_for_that_definition() {
    project.write("generated-chart/site/values.yaml", "mine: 1\n");
    project.commit("Drift");

    assertThat(release("release", "generated-chart/site").err())
        .isEqualTo(
            "error: generated-chart/site/values.yaml: differs from the definition. Run 'helmwright"
                + " generate site', and commit.\n");
  }

  @Test
  void refuses_what_is_a_release_already() {
    release("release", "site");

    var run = release("release", "dist/site-1.0.0.tgz");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: 'dist/site-1.0.0.tgz' is a package, which is a release already; name the chart"
                + " or its folder.\n");
  }

  @Test
  void tells_what_becomes_of_the_signature_of_another_package() {
    project.write("dist/site-1.0.0.tgz.prov", "of another");

    assertThat(release("release", "site", "--dry-run").out())
        .contains(
            "dist/site-1.0.0.tgz.prov would be removed, since it is the signature of another"
                + " package\n");
    assertThat(release("release", "site").out())
        .contains(
            "dist/site-1.0.0.tgz.prov removed, since it is the signature of another package\n");
  }

  @Test
  void refuses_options_that_do_not_fit() {
    assertThat(release("release", "site", "--key", "me").err())
        .startsWith("error: --keyring and --key need each other.\n");
    assertThat(release("release", "site", "--push", "https://example.com").err())
        .startsWith(
            "error: --push 'https://example.com' is no address of a registry (oci://...).\n");
    assertThat(release("release", "site", "--url", "not a url").err())
        .startsWith("error: --url 'not a url' is no address (https://...).\n");
    assertThat(release("release", "site", "--passphrase-file", "/nope").err())
        .startsWith("error: --passphrase-file has no meaning without --keyring and --key.\n");
    assertThat(release("release", "web").code()).isEqualTo(2);
  }
}
