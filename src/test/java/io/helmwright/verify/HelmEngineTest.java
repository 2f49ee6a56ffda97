package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmEngineTest {

  private final HelmEngine engine = new HelmEngine();
  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart = ChartFixture.in(directory);
  }

  @Test
  void prints_objects_by_kind_then_hooks_as_helm_template_does() {
    chart
        .template("a-service.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n")
        .template(
            "b-hook.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: before
              annotations:
                "helm.sh/hook": pre-install
                helm.sh/hook-weight: "1"
                helm.sh/hook-delete-policy: before-hook-creation
            """)
        .template("c-config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n");

    assertThat(chart.render().toText())
        .isEqualTo(
            """
            ---
            # Source: demo/templates/c-config.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: c
            ---
            # Source: demo/templates/a-service.yaml
            apiVersion: v1
            kind: Service
            metadata:
              name: s
            ---
            # Source: demo/templates/b-hook.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: before
              annotations:
                "helm.sh/hook": pre-install
                helm.sh/hook-weight: "1"
                helm.sh/hook-delete-policy: before-hook-creation
            """);
  }

  @Test
  void renders_hooks_whose_annotation_comes_from_values() {
    chart.template(
        "job.yaml",
        "kind: Job\nmetadata:\n  name: j\n  annotations: {{- toYaml .Values.annotations | nindent 4 }}\n");

    var request = chart.request().withValues(Map.of("annotations", Map.of("helm.sh/hook", "test")));

    assertThat(engine.render(request).documents())
        .extracting(RenderedDocument::text)
        .containsExactly("kind: Job\nmetadata:\n  name: j\n  annotations:\n    helm.sh/hook: test");
  }

  @Test
  void a_text_that_mentions_a_hook_does_not_make_one() {
    chart
        .template("a.yaml", "kind: ConfigMap\nmetadata: {name: a}\ndata: {about: helm.sh/hook}\n")
        .template("b.yaml", "kind: ConfigMap\nmetadata: {name: b}\n");

    assertThat(chart.render().documents())
        .extracting(RenderedDocument::template)
        .containsExactly("demo/templates/a.yaml", "demo/templates/b.yaml");
  }

  @Test
  void lookup_finds_nothing_and_asks_no_cluster() {
    chart.showing("lookup \"v1\" \"Secret\" .Release.Namespace \"x\" | toJson | quote");

    assertThat(chart.render().documents())
        .containsExactly(new RenderedDocument("demo/templates/show.yaml", "shown: \"{}\""));
  }

  @Test
  void lookup_within_a_value_that_is_a_template_finds_nothing() {
    chart.showing("tpl .Values.text . | quote");

    var request =
        chart.request().withValues(Map.of("text", "{{ lookup \"v1\" \"Pod\" \"\" \"\" | len }}"));

    assertThat(engine.render(request).documents().get(0).text()).isEqualTo("shown: \"0\"");
  }

  @Test
  void release_namespace_and_kubernetes_version_have_helms_defaults_or_a_recent_one() {
    chart.showing(
        "print .Release.Name \" \" .Release.Namespace \" \" .Capabilities.KubeVersion.Version");

    assertThat(chart.render().documents().get(0).text())
        .isEqualTo("shown: release-name default v1.36.0");
  }

  @Test
  void release_namespace_and_kubernetes_version_can_be_chosen() {
    chart.showing(
        "print .Release.Name \" \" .Release.Namespace \" \" .Capabilities.KubeVersion.Version");

    var request = chart.request().withReleaseName("r").withNamespace("n").withKubeVersion("1.34.2");

    assertThat(engine.render(request).documents().get(0).text()).isEqualTo("shown: r n v1.34.2");
  }

  @Test
  void notes_are_told_apart_from_objects() {
    chart.template("NOTES.txt", "Open <{{ .Release.Name }}> & enjoy\n").showing("1");

    RenderedChart rendered = chart.render();

    assertThat(rendered.notes()).isEqualTo("Open <release-name> & enjoy\n");
    assertThat(rendered.documents()).hasSize(1);
  }

  @Test
  void a_chart_that_renders_nothing_is_rendered() {
    chart.template("a.yaml", "{{- if .Values.a }}\na: 1\n{{- end }}\n");

    assertThat(chart.render().documents()).isEmpty();
  }

  @Test
  void apis_are_those_that_helm_knows_and_those_that_are_chosen() {
    chart.showing(
        "list (.Capabilities.APIVersions.Has \"apps/v1\")"
            + " (($.Capabilities.APIVersions).Has \"x.io/v1\")"
            + " (tpl \"{{ .Capabilities.APIVersions.Has `y.io/v1` }}\" .)");
    var request = chart.request().withApiVersion("x.io/v1");

    assertThat(chart.render().documents().get(0).text()).isEqualTo("shown: [true false false]");
    assertThat(engine.render(request).documents().get(0).text())
        .isEqualTo("shown: [true true false]");
    assertThat(engine.render(request.withApiVersion("y.io/v1")).documents().get(0).text())
        .isEqualTo("shown: [true true false]");
  }

  @Test
  void a_library_is_told_from_a_broken_chart() {
    chart.file("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.2.3\ntype: library\n");

    assertThatThrownBy(chart::render)
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "error: demo: is a library chart, which renders nothing by itself. Name an application"
                + " chart that uses it, with \"file://\" and the library's folder as the"
                + " dependency's repository.");
  }

  @Test
  void the_dependencies_of_an_older_chart_are_stood_in_for() {
    chart
        .file("Chart.yaml", "apiVersion: v1\nname: demo\nversion: 1.2.3\n")
        .file(
            "requirements.yaml",
            "dependencies: [{name: redis, version: 1.x, repository: 'https://example.org'}]")
        .showing("1");

    assertThat(chart.render().standIns()).containsExactly("redis");
  }

  @Test
  void without_a_chart_it_says_so(@TempDir Path empty) {
    assertThatThrownBy(() -> engine.render(RenderRequest.of(empty)))
        .hasMessage(
            "error: %s: no chart there. Name a directory with a Chart.yaml, or a .tgz."
                .formatted(empty));
  }

  @Test
  void leaves_no_temporary_files() throws IOException {
    String name = UUID.randomUUID() + ".yaml";
    chart.template(name, "{{ fail \"no\" }}\n");

    assertThatThrownBy(chart::render).isNotNull();

    assertThat(scratchChartsWith(name)).isEmpty();
  }

  /** Other builds on the same machine have scratch charts too, which come and go. */
  private static List<Path> scratchChartsWith(String template) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith("helmwright-"))
          .flatMap(f -> Stream.ofNullable(f.toFile().listFiles()).flatMap(Stream::of))
          .map(chart -> chart.toPath().resolve("templates").resolve(template))
          .filter(Files::exists)
          .toList();
    }
  }
}
