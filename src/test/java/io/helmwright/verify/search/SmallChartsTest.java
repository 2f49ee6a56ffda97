package io.helmwright.verify.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.helmwright.problem.Severity;
import io.helmwright.problem.UsageException;
import io.helmwright.verify.ChartFixture;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.result.VerificationResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Charts that are unusual in one way each, and what a verification makes of that. */
@Timeout(value = 60, unit = SECONDS)
class SmallChartsTest {

  private static final String CONFIG_MAP =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}-%s'}\n";

  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart = ChartFixture.in(directory);
  }

  private VerificationResult verify(VerificationOptions options) {
    return Verification.verify(chart.directory(), options, Progress.silent());
  }

  private VerificationResult verify() {
    return verify(VerificationOptions.defaults());
  }

  private static List<FindingGroup> errors(VerificationResult result) {
    return result.findings().stream()
        .filter(group -> group.finding().severity() == Severity.ERROR)
        .toList();
  }

  private void assertSound(VerificationResult result) {
    assertThat(errors(result)).isEmpty();
    assertThat(result.notes()).isEmpty();
    assertThat(result.branchesNeverTaken()).isEmpty();
    assertThat(result.effort().confirmed()).isPositive();
  }

  @Test
  void one_that_renders_nothing_by_default() {
    chart
        .file("values.yaml", "a: false\n")
        .template("a.yaml", "{{- if .Values.a }}\n" + CONFIG_MAP.formatted("a") + "{{- end }}\n");

    assertSound(verify());
  }

  @Test
  void one_with_the_same_subchart_twice() {
    chart
        .file(
            "Chart.yaml",
            """
            apiVersion: v2
            name: demo
            version: 1.2.3
            dependencies:
              - {name: mini, version: 0.1.0, alias: first, condition: first.enabled}
              - {name: mini, version: 0.1.0, alias: second, condition: second.enabled}
            """)
        .file("values.yaml", "first: {enabled: true}\nsecond: {enabled: true, x: two}\n")
        .file("charts/mini/Chart.yaml", "apiVersion: v2\nname: mini\nversion: 0.1.0\n")
        .file("charts/mini/values.yaml", "x: one\n")
        .file(
            "charts/mini/templates/cm.yaml",
            CONFIG_MAP.formatted("{{ .Chart.Name }}") + "data: {x: '{{ .Values.x }}'}\n");

    assertSound(verify());
  }

  @Test
  void one_whose_documents_are_all_empty() {
    String document = "{{- if .Values.a }}\n" + CONFIG_MAP.formatted("a") + "{{- end }}\n";
    chart.file("values.yaml", "a: false\n").template("a.yaml", document + "---\n---\n");

    assertSound(verify());
  }

  @Test
  void one_that_asks_for_apis_is_rendered_with_each_and_without() {
    chart.template(
        "a.yaml",
        """
        {{- if .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
        {{- if not (.Capabilities.APIVersions.Has "policy/v1/PodDisruptionBudget") }}
        a: [
        {{- end }}
        {{- end }}
        """);

    VerificationResult result = verify();

    assertThat(result.branchesNeverTaken()).isEmpty();
    assertThat(errors(result))
        .extracting(group -> group.smallest().orElseThrow())
        .extracting(Configuration::apiVersions)
        .containsExactly(List.of("monitoring.coreos.com/v1"));
  }

  @Test
  void one_that_does_not_allow_the_wanted_version_of_kubernetes() {
    chart.file("Chart.yaml", metadata(">=1.32.0-0")).template("a.yaml", CONFIG_MAP.formatted("a"));

    assertThatThrownBy(() -> verify(VerificationOptions.defaults().withKubeVersion("1.20.0")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "error: --kube-version 1.20.0: the chart doesn't allow it: kubeVersion in its Chart.yaml"
                + " is >=1.32.0-0. Name a version that it allows, or widen kubeVersion.");
  }

  @Test
  void one_for_older_versions_of_kubernetes_is_rendered_for_those_alone() {
    chart
        .file("Chart.yaml", metadata("<1.35"))
        .template("a.yaml", CONFIG_MAP.formatted("a{{ .Capabilities.KubeVersion.Minor }}"));

    assertSound(verify());
  }

  private static String metadata(String kubeVersion) {
    return "apiVersion: v2\nname: demo\nversion: 1.2.3\nkubeVersion: '%s'\n".formatted(kubeVersion);
  }

  @Test
  void one_that_never_renders_is_still_reported() {
    chart.template("a.yaml", "a: {{ .Values.none.b }}\n");

    VerificationResult result = verify();

    assertThat(errors(result))
        .extracting(FindingGroup::finding)
        .extracting(Finding::check, finding -> finding.file() + ":" + finding.line())
        .containsExactly(tuple("nothing-renders", "templates/a.yaml:1"));
    assertThat(result.findings()).hasSizeGreaterThan(1);
  }

  @Test
  void one_that_never_ends_is_given_up_after_one_render() {
    chart.template("a.yaml", "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}");

    VerificationResult result =
        verify(VerificationOptions.defaults().withRenderLimit(Duration.ofSeconds(1)));

    assertThat(errors(result))
        .extracting(group -> group.finding().message())
        .containsExactly("no known configuration can be rendered: not rendered within 1 s");
    assertThat(result.effort().refused()).isZero();
  }

  @Test
  void where_renders_of_many_would_be_wrong_plain_ones_are_checked() {
    chart.template(
        "a.yaml",
        CONFIG_MAP.formatted("a")
            + "data: {x: '{{ .Capabilities.APIVersions.Has \"x.io/v1\" }}'}\n"
            + "{{ if kindIs \"map\" .Capabilities }}nonsense: 1{{ end }}\n");

    VerificationResult result = verify();

    assertThat(errors(result)).isEmpty();
    assertThat(result.notes()).hasSize(1);
    assertThat(result.notes().get(0))
        .startsWith(
            "Helmwright renders many configurations at once, and what came out differs from plain"
                + " renders in ")
        .endsWith("nonsense: 1 instead of nothing. Report it to Helmwright.");
  }
}
