package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartArchiveTest {

  private static final String HOOK_WITH_LOOKUP =
      """
      kind: Job
      metadata:
        name: {{ lookup "v1" "Pod" "" "" | len }}
        annotations:
          helm.sh/hook: test
      """;

  @Test
  void renders_a_packaged_chart(@TempDir Path directory) {
    Path archive = packaged(ChartFixture.in(directory).template("j.yaml", HOOK_WITH_LOOKUP));

    assertThat(new HelmEngine().render(RenderRequest.of(archive)).toText())
        .isEqualTo(
            """
            ---
            # Source: demo/templates/j.yaml
            kind: Job
            metadata:
              name: 0
              annotations:
                helm.sh/hook: test
            """);
  }

  @Test
  void a_vendored_package_is_used_and_its_hooks_and_lookups_too(@TempDir Path directory)
      throws IOException {
    Path archive =
        packaged(
            ChartFixture.in(directory)
                .template("j.yaml", HOOK_WITH_LOOKUP)
                .template("a-name-that-is-so-long-" + "x".repeat(100) + ".yaml", "kind: Long\n"));
    ChartFixture parent = ChartFixture.in(directory.resolve("parent"));
    parent
        .file(
            "Chart.yaml",
            """
            apiVersion: v2
            name: parent
            version: 1.0.0
            dependencies:
              - name: demo
                version: 1.x.x
                repository: https://charts.example.org
            """)
        .file("charts/.keep", "");
    Files.copy(archive, parent.directory().resolve("charts/demo-1.2.3.tgz"));

    RenderedChart rendered = parent.render();

    assertThat(rendered.standIns()).isEmpty();
    assertThat(rendered.documents())
        .extracting(RenderedDocument::template)
        .containsExactly(
            "parent/charts/demo/templates/a-name-that-is-so-long-" + "x".repeat(100) + ".yaml",
            "parent/charts/demo/templates/j.yaml");
  }

  private static Path packaged(ChartFixture chart) {
    Path target = chart.directory().getParent();
    new Helm(chart.directory()).packageIt().withDestination(target).call();
    return target.resolve("demo-1.2.3.tgz");
  }
}
