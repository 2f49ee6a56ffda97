package io.helmwright.verify.syntax;

import static io.helmwright.verify.syntax.FlowText.chart;
import static io.helmwright.verify.syntax.FlowText.decisions;
import static io.helmwright.verify.syntax.FlowText.reads;
import static io.helmwright.verify.syntax.FlowText.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Which values templates read, and how much of them. */
class ValueReadsTest {

  @Test
  void howMuchOfAValueIsRead() {
    assertThat(
            reads(
                template(
                    """
                    {{ if .Values.a }}{{ .Values.a | quote }}{{ end }}
                    {{ with .Values.b }}{{ toYaml . }}{{ end }}
                    {{ range .Values.c }}{{ .d }}{{ end }}
                    {{ with .Values.e }}{{ .f.g }}{{ end }}
                    {{ $unused := .Values.h }}
                    {{ hasKey .Values.i "j" }}
                    {{ range $k, $v := .Values.l }}{{ $k }}{{ end }}
                    """)))
        .isEqualTo(
            """
            a TEST templates/a.yaml:1, WHOLE templates/a.yaml:1
            b TEST templates/a.yaml:2, WHOLE templates/a.yaml:2
            c ITEMS templates/a.yaml:3
            c.*.d WHOLE templates/a.yaml:3
            e TEST templates/a.yaml:4
            e.f.g WHOLE templates/a.yaml:4
            i.j TEST templates/a.yaml:6
            l ITEMS templates/a.yaml:7
            """);
  }

  @Test
  void allValuesAtOnce() {
    assertThat(
            reads(template("{{ toYaml .Values }}\n{{ range $k, $v := .Values }}{{ $v }}{{ end }}")))
        .isEqualTo(
            """
            .Values WHOLE templates/a.yaml:1, ITEMS templates/a.yaml:2
            * WHOLE templates/a.yaml:2
            """);
  }

  @Test
  void textInTheDefaultsThatIsATemplate() {
    ChartTemplates chart =
        chart(
            Map.of(
                "templates/a.yaml",
                """
                {{ if tpl .Values.text . }}{{ end }}
                {{ tpl (toYaml .Values.env) $ }}
                {{ tpl "{{ .Values.inner }}" . }}
                """),
            """
            text: "{{ .Values.a }}"
            env:
              - value: "{{ include \\"none\\" . }}{{ .Values.b }}"
              - value: "{{ broken"
            """);
    assertThat(decisions(chart)).isEqualTo("if tpl .Values.text . <- text, a\n");
    assertThat(reads(chart))
        .isEqualTo(
            """
            .Values WHOLE values.yaml:0
            a WHOLE values.yaml:0
            b WHOLE values.yaml:0
            env WHOLE templates/a.yaml:2
            inner WHOLE templates/a.yaml:3
            text WHOLE templates/a.yaml:1
            """);
  }

  @Test
  void subchartsReadWhatTheParentGivesThem() {
    var files = new LinkedHashMap<String, String>();
    files.put(
        "Chart.yaml",
        """
        name: outer
        dependencies:
          - name: db
            alias: store
            condition: store.enabled,global.store
            tags: [data]
        """);
    files.put(
        "templates/a.yaml", "{{ if .Subcharts.store.Values.s }}{{ end }}{{ include \"h\" . }}");
    files.put("charts/db/Chart.yaml", "name: db\n");
    files.put("charts/db/templates/_h.tpl", "{{ define \"h\" }}{{ .Values.shared }}{{ end }}");
    files.put(
        "charts/db/templates/b.yaml",
        "{{ if .Values.b }}{{ .Values.global.g }}{{ end }}\n{{ include \"h\" . }}");
    assertThat(reads(chart(files, "{}")))
        .isEqualTo(
            """
            global.g WHOLE charts/db/templates/b.yaml:1
            global.store WHOLE Chart.yaml:0
            shared WHOLE charts/db/templates/_h.tpl:1
            store.b TEST charts/db/templates/b.yaml:1
            store.enabled WHOLE Chart.yaml:0
            store.s TEST templates/a.yaml:1
            store.shared WHOLE charts/db/templates/_h.tpl:1
            tags.data WHOLE Chart.yaml:0
            """);
  }

  @Test
  void aLibraryIsNotRunByItself() {
    Map<String, String> files =
        Map.of(
            "charts/lib/Chart.yaml",
            "name: lib\ntype: library\n",
            "charts/lib/templates/a.yaml",
            "{{ .Values.a }}",
            "templates/_p.tpl",
            "{{ .Values.b }}",
            "templates/NOTES.txt",
            "{{ .Values.c }}",
            "files/d.yaml",
            "{{ .Values.d }");
    assertThat(reads(chart(files, "{}"))).isEqualTo("c WHOLE templates/NOTES.txt:1\n");
  }

  @Test
  void allBrokenTemplatesAreNamedAtOnce() {
    var files = new LinkedHashMap<String, String>();
    files.put("templates/a.yaml", "{{ if }}");
    files.put("templates/b.yaml", "\n{{ end }}");
    Assertions.assertThatThrownBy(() -> chart(files, "{}"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error: templates/a.yaml:1: if has no value. Write one.
            error: templates/b.yaml:2: end belongs to no if, with, range, define or block. Remove \
            it, or open what it belongs to.""");
  }
}
