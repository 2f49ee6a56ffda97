package io.helmwright.verify.engine;

import static io.helmwright.verify.engine.TestCharts.configuration;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.result.Configuration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the language and Helm offer comes out of many at once as it does out of one alone. */
@Timeout(value = 60, unit = SECONDS)
class FaithfulRenderTest {

  @TempDir Path temp;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{{ define \"h\" }}{{ . }}{{ end }}a: {{ include \"h\" 7 }} {{ include \"h\" nil }}"
            + " {{ include \"h\" (list 1 2) }} {{ include \"h\" (dict \"a\" 1) }}",
        "{{ define \"h\" }}{{ .Values.x }}{{ end }}a: {{ . | include \"h\" | quote }}",
        "{{ define \"h.one\" }}1{{ end }}a: {{ include (printf \"h.%s\" \"one\") . }}",
        "a: {{ include (print $.Template.BasePath \"/_b.tpl\") . | sha256sum }}",
        "a: {{ $.Release.Revision }} {{ kindOf .Release.Revision }} {{ .Release.IsUpgrade }}",
        "a: {{ .Template.Name }} {{ .Template.BasePath }} {{ .Chart.Name }} {{ .Chart.Version }}",
        "a: {{ .Files.Get \"f.txt\" }}\nb: {{ (.Files.Glob \"*.txt\").AsConfig | quote }}",
        "a: {{ tpl \"{{ include \\\"shared\\\" . }} {{ .Values.x }}\" . }}",
        "a: {{ tpl \"{{ define \\\"own\\\" }}o{{ end }}{{ include \\\"own\\\" . }}\" $ }}",
        "a: {{ lookup \"v1\" \"Secret\" \"apps\" \"s\" }}",
        "a: {{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.APIVersions.Has \"v1\" }}",
        "{{ range $i, $v := .Values.list }}{{ $i }}: {{ $v }} {{ $.Values.x }}\n{{ else }}n: 0{{ end }}",
        "{{ with .Values.none }}a: {{ . }}{{ else with .Values.x }}b: {{ . }}{{ $.Chart.Name }}{{ end }}",
        "{{- range until 5 }}{{ if eq . 3 }}{{ break }}{{ end }}k{{ . }}: {{ . }}\n{{ end -}}",
        "{{ $x := 1 }}{{ if .Values.x }}{{ $x = 2 }}{{ end }}a: {{ $x }}",
        "{{ block \"blk\" .Values }}a: {{ .x }}{{ end }}",
        "{{ define \"t\" }}a: {{ .Values.x }}{{ end }}{{- template \"t\" . -}}",
        "a: 1\n---\nb: {{ .Values.x | default 2 }}\n",
        "{{ if .Values.x }}a: 1{{ end }}",
        "{{ if .Values.x }}a: 1{{ end }}\n---\n---\n{{ if .Values.none }}b: 2{{ end }}\n---\n",
        "a: {{ required \"x is needed\" .Values.x }}",
        "{{ if not .Values.x }}{{ fail \"no x\" }}{{ end }}a: 1",
        "a: {{ .Values.deep.er.key }}",
        "a: {{ .Values.list | toJson }}\nb: {{ .Values.number }} {{ kindOf .Values.number }} {{ .Values.big }}",
        "a: {{ .Values | toJson | quote }}",
        "a: {{ .Subcharts | toJson | quote }}",
      })
  void of_a_template(String template) {
    TestCharts chart =
        TestCharts.in(temp)
            .file("values.yaml", "list: [a, 1, {b: c}]\nnumber: 3\nbig: 12345678\ndeep: {er: {}}\n")
            .file("f.txt", "text of f")
            .template("_b.tpl", "b {{ .Values.x }}")
            .template("_shared.tpl", "{{ define \"shared\" }}s{{ .Values.x }}{{ end }}")
            .template("NOTES.txt", "Thanks for {{ .Chart.Name }} {{ .Values.x }}\n")
            .template("a.yaml", template);

    assertSame(
        chart,
        configuration(""),
        configuration("x: 1"),
        configuration("x: one\nlist: []"),
        configuration("x: {k: z}\nlist: null\ndeep: null"),
        configuration("deep: {er: {key: 2}}\nnumber: 1.5"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "''",
    "'{condition: sub.enabled}'",
    "'{condition: \"none.there,sub.enabled\"}'",
    "'{alias: other}'",
    "'{alias: other, condition: other.enabled}'",
    "'{tags: [web]}'",
    "'{tags: [web, db], condition: sub.enabled}'",
  })
  void of_a_subchart(String how) {
    assertSame(
        withSubchart(how),
        configuration(""),
        configuration("sub: {enabled: false}"),
        configuration("sub: {enabled: true, x: mine}\nother: {enabled: false}"),
        configuration("other: {x: others}\ntags: {web: false}"),
        configuration("tags: {web: false, db: true}\nglobal: {g: {a: 2}, h: 3}"),
        configuration("sub: {inner: {x: deep}, global: {h: own}}\ninner: {enabled: false}"));
  }

  @Test
  void of_a_subchart_under_two_names() {
    TestCharts chart = withSubchart("{alias: other, condition: other.enabled}");
    String metadata = chart.read().text("Chart.yaml").orElseThrow();
    String twin =
        "  - {name: sub, version: 1.x.x, repository: https://example.org, alias: twin, condition: twin.enabled}\n";

    assertSame(
        chart.file("Chart.yaml", metadata + twin),
        configuration(""),
        configuration("twin: {x: twins, inner: {x: deep}}\nother: {x: others}"),
        configuration("other: {enabled: false}"),
        configuration("twin: {enabled: false, global: {h: own}}\nsub: {x: nobodys}"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a: {{ .Capabilities.APIVersions.Has \"x.io/v1\" }}",
        "{{ if $.Capabilities.APIVersions.Has \"x.io/v1\" }}a: 1{{ else }}b: 1{{ end }}",
        "{{ $apis := .Capabilities.APIVersions }}a: {{ not ($apis.Has \"x.io/v1/Thing\") | quote }}",
        "a: {{ (.Capabilities.APIVersions).Has (printf \"x.io/%s\" \"v1\") }}",
        "a: {{ include \"has\" (dict \"context\" $ \"api\" \"x.io/v1\") }}",
        "a: {{ tpl \"{{ include `has` (dict `context` . `api` `x.io/v1`) }}\" $ }}",
        "a: {{ .Values.text }} {{ .Capabilities.KubeVersion.Minor }}"
            + " {{ .Capabilities.HelmVersion.Version }} {{ .Capabilities.APIVersions.Has \"v1\" }}",
      })
  void of_a_template_that_asks_for_apis(String template) {
    TestCharts chart =
        TestCharts.in(temp)
            .template(
                "_h.tpl",
                "{{ define \"has\" }}{{ .context.Capabilities.APIVersions.Has .api }}{{ end }}")
            .template("a.yaml", template);

    assertSame(
        chart,
        configuration(""),
        configuration("text: x").withApis(List.of("x.io/v1")),
        configuration("").withApis(List.of("x.io/v1", "x.io/v1/Thing")));
  }

  @Test
  void of_a_chart_that_takes_values_over_is_not_tried() {
    ChartFiles files = withSubchart("{import-values: [data]}").read();

    try (var engine = new RenderEngine(files, Limits.defaults(), 1)) {
      assertThat(engine.rendersInBulk()).isFalse();
    }
  }

  private TestCharts withSubchart(String how) {
    String more =
        how.replaceAll("^\\{|}$", "").replace(", ", "\n    ").replace("[web\n    db]", "[web, db]");
    String show =
        "a: {{ .Values | toJson | quote }}\nb: {{ include \"name\" . }}\nc: {{ .Chart.Name }}"
            + " {{ .Template.Name }} {{ .Files.Get \"f.txt\" }} {{ .Subcharts | len }}\n";
    return TestCharts.in(temp)
        .file(
            "Chart.yaml",
            """
            apiVersion: v2
            name: demo
            version: 1.2.3
            dependencies:
              - name: sub
                version: 1.x.x
                repository: https://example.org
                %s
              - name: lib
                version: 1.x.x
                repository: https://example.org
            """
                .formatted(
                    more.replace("\n    ", "\n                ").replaceAll("\n +", "\n    ")))
        .file("values.yaml", "x: parent\nglobal: {g: {a: 1}}\nsub: {x: of-parent}\n")
        .file("f.txt", "parent's")
        .template("a.yaml", show)
        .template("_h.tpl", "{{ define \"name\" }}parent {{ include \"lib.n\" . }}{{ end }}")
        .file("charts/lib/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n")
        .file("charts/lib/templates/_l.tpl", "{{ define \"lib.n\" }}lib {{ .Chart.Name }}{{ end }}")
        .file(
            "charts/sub/Chart.yaml",
            """
            apiVersion: v2
            name: sub
            version: 1.0.0
            dependencies:
              - name: inner
                version: 1.x.x
                repository: https://example.org
                condition: inner.enabled
            """)
        .file("charts/sub/values.yaml", "x: own\nlist: [1]\nglobal: {g: {b: 2}}\n")
        .file("charts/sub/f.txt", "sub's")
        .file("charts/sub/templates/a.yaml", show)
        .file("charts/sub/templates/NOTES.txt", "never shown")
        .file("charts/sub/templates/_h.tpl", "{{ define \"name\" }}sub{{ end }}")
        .file("charts/sub/charts/inner/Chart.yaml", "apiVersion: v2\nname: inner\nversion: 1.0.0\n")
        .file("charts/sub/charts/inner/values.yaml", "x: innermost\n")
        .file("charts/sub/charts/inner/templates/a.yaml", show);
  }

  private static void assertSame(TestCharts chart, Configuration... configurations) {
    List<Configuration> all = List.of(configurations);
    try (RenderEngine engine = chart.engine()) {
      List<Rendered> bulk = engine.renderAll(all, List.of());
      var expected = new ArrayList<String>();
      for (Configuration one : all) {
        expected.add(shown(engine.render(one, List.of())));
      }
      assertThat(bulk).extracting(FaithfulRenderTest::shown).isEqualTo(expected);
    }
  }

  /** Helm sorts the documents of files; renders of many leave them as they come. */
  private static String shown(Rendered rendered) {
    return rendered.chart().map(FaithfulRenderTest::shown).orElse("refused");
  }

  private static String shown(RenderedChart chart) {
    var documents = new ArrayList<>(chart.documents());
    documents.sort(Comparator.comparing(RenderedDocument::template));
    String text = new RenderedChart(documents, "", List.of()).toText();
    return text + "\nnotes: " + chart.notes();
  }
}
