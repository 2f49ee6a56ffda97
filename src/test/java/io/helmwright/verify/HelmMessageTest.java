package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmMessageTest {

  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart = ChartFixture.in(directory);
  }

  @Test
  void fail() {
    chart.showing("fail \"set a.b: it has no default\"");

    refusedWith(
        "error: demo: templates/show.yaml:1:10: set a.b: it has no default."
            + " Give the values that the chart asks for; it refuses these.");
  }

  @Test
  void fail_in_a_named_template() {
    chart
        .template("_h.tpl", "{{ define \"h\" }}{{ fail \"deep\" }}{{ end }}")
        .showing("include \"h\" .");

    refusedWith(
        "error: demo: templates/show.yaml:1:10: deep."
            + " Give the values that the chart asks for; it refuses these.");
  }

  @Test
  void fail_in_the_notes() {
    chart.template("NOTES.txt", "{{ fail \"no notes\" }}");

    refusedWith(
        "error: demo: templates/NOTES.txt: no notes."
            + " Give the values that the chart asks for; it refuses these.");
  }

  @Test
  void required() {
    chart.showing("required \"host is required\" .Values.host");

    refusedWith(
        "error: demo: templates/show.yaml:1:10: host is required."
            + " Give the values that the chart asks for; it refuses these.");
  }

  @Test
  void nil_pointer() {
    chart.showing(".Values.a.b");

    refusedWith(
        "error: demo: templates/show.yaml:1:17: at <.Values.a.b>: nil pointer evaluating"
            + " interface {}.b. Set the value it reads, or test for it first.");
  }

  @Test
  void nil_pointer_in_a_named_template_is_placed_there() {
    chart.template("_h.tpl", "{{ define \"h\" }}{{ .a.b.c }}{{ end }}").showing("include \"h\" .");

    refusedWith(
        "error: demo: templates/_h.tpl:1:21: at <.a.b.c>: nil pointer evaluating interface {}.b."
            + " Set the value it reads, or test for it first.");
  }

  @Test
  void unknown_named_template() {
    chart.showing("include \"nope\" .");

    refusedWith(
        "error: demo: templates/show.yaml:1:10: at <include \"nope\" .>: error calling include:"
            + " template: no template \"nope\" associated with template \"gotpl\"."
            + " Define that template in a .tpl file, or correct its name.");
  }

  @Test
  void template_syntax() {
    chart.template("x.yaml", "a: 1\nb: {{ if }}\n");

    refusedWith(
        "error: demo: templates/x.yaml:2: missing value for if."
            + " Correct the template's syntax there.");
  }

  @Test
  void not_yaml() {
    chart.template("x.yaml", "a: [\nb: 1\n");

    refusedWith(
        "error: demo: templates/x.yaml: line 2 of what it renders is not YAML: did not find"
            + " expected ',' or ']'. Correct the indentation or the quoting there.");
  }

  @Test
  void schema_violations_come_one_by_one() {
    chart
        .file("values.yaml", "a: 1\nb: {c: [x]}\n")
        .file(
            "values.schema.json",
            """
            {"properties": {
              "a": {"type": "string"},
              "b": {"properties": {"c": {"items": {"type": "integer"}}}}}}
            """);

    refusedWith(
        "error: demo: values a: got number, want string. Give what values.schema.json asks for"
            + " there.\n"
            + "error: demo: values b.c[0]: got string, want integer. Give what values.schema.json"
            + " asks for there.");
  }

  @Test
  void kubernetes_version() {
    chart.file("Chart.yaml", "apiVersion: v2\nname: demo\nversion: 1.0.0\nkubeVersion: '>=1.99'\n");

    refusedWith(
        "error: demo: Chart.yaml: chart requires kubeVersion: >=1.99 which is incompatible with Kubernetes"
            + " v1.36.0. Render for a Kubernetes version that the chart supports, or widen its"
            + " kubeVersion.");
  }

  @Test
  void release_name() {
    assertThatThrownBy(() -> new HelmEngine().render(chart.request().withReleaseName("Up_x")))
        .hasMessageStartingWith("error: demo: release name \"Up_x\": invalid release name, must")
        .hasMessageEndingWith(
            ". Choose at most 53 lower-case letters, digits and dashes as release name.");
  }

  @Test
  void malformed_kubernetes_version() {
    assertThatThrownBy(() -> new HelmEngine().render(chart.request().withKubeVersion("abc")))
        .hasMessage(
            "error: demo: could not parse \"abc\" as version."
                + " Write the Kubernetes version as in 1.36.0.");
  }

  private void refusedWith(String message) {
    assertThatThrownBy(chart::render).hasMessage(message);
  }
}
