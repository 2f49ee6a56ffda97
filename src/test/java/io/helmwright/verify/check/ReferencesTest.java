package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.result.Configuration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others answer for is no finding. */
class ReferencesTest {

  private static final CheckRun RUN = CheckRun.of(Charts.folder("clean"));

  private static final String POD =
      "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [], %s}}";

  private static final String NEEDS_MINE = POD.formatted("volumes: [{secret: {secretName: mine}}]");

  /** The ids of what is found of references, as release {@code prod} with these values. */
  private static List<String> found(String values, List<String> standIns, String... documents) {
    var all = new ArrayList<RenderedDocument>();
    for (String document : documents) {
      all.add(new RenderedDocument("app/templates/%d.yaml".formatted(all.size()), document));
    }
    var configuration =
        new Configuration(
            "test",
            (ObjectNode) StrictYaml.parse("values", values),
            "prod",
            "apps",
            HelmEngine.DEFAULT_KUBE_VERSION,
            false);
    return RUN.check(RUN.render(new RenderedChart(all, "", standIns), configuration)).stream()
        .map(finding -> finding.check())
        .filter(id -> id.matches("dangling-.*|non-existent-.*|hook-.*"))
        .toList();
  }

  private static List<String> found(String... documents) {
    return found("{}", List.of(), documents);
  }

  @Test
  void nobody_answers_for_it() {
    assertThat(found(NEEDS_MINE)).containsExactly("dangling-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{existingSecret: mine}",
        "{imagePullSecrets: [mine]}",
        "{mounts: {mine: /path}}",
        "{extraVolumes: \"- secret:\\n    secretName: mine\"}",
        "{secretName: '{{ .Release.Name | replace \"prod\" \"mi\" }}ne'}",
      })
  void values_name_it(String values) {
    assertThat(found(values, List.of(), NEEDS_MINE)).isEmpty();
  }

  @Test
  void what_only_renames_the_releases_own_objects_names_nothing_of_the_users() {
    assertThat(found("{fullnameOverride: mine}", List.of(), NEEDS_MINE))
        .containsExactly("dangling-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serviceAccountName: default",
        "priorityClassName: system-node-critical",
        "volumes: [{configMap: {name: kube-root-ca.crt}}]",
        "volumes: [{secret: {secretName: mine, optional: true}}]",
      })
  void kubernetes_has_it_or_it_need_not_be_there(String field) {
    assertThat(found(POD.formatted(field))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{apiVersion: cert-manager.io/v1, kind: Certificate, spec: {secretName: mine}}",
        "{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: mine}}",
        "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, spec: {secret: mine}}",
        "{kind: Job, metadata: {name: j}, spec: {template: {spec: {containers: [{args:"
            + " [--secret-name=mine]}]}}}}",
      })
  void something_of_the_release_makes_it(String maker) {
    assertThat(found(NEEDS_MINE, maker)).isEmpty();
  }

  @Test
  void a_subchart_that_is_not_there_may_make_it() {
    String pod = POD.formatted("volumes: [{secret: {secretName: prod-redis}}]");

    assertThat(found("{}", List.of("redis"), pod)).isEmpty();
    assertThat(found("{}", List.of("mysql"), pod)).containsExactly("dangling-secret");
  }

  @Test
  void what_an_operator_makes_has_its_keys() {
    String cluster = "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: db}}";
    String pod =
        "{kind: Pod, metadata: {name: a}, spec: {containers: [{env: [{name: A, valueFrom:"
            + " {secretKeyRef: {name: db-app, key: %s}}}]}]}}";

    assertThat(found(cluster, pod.formatted("password"))).isEmpty();
    assertThat(found(cluster, pod.formatted("pass"))).containsExactly("dangling-secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"pre-install | -1", "pre-install,pre-upgrade | -1", "pre-install | 0"})
  void what_a_hook_needs_is_a_hook_before_it(String events, int weight) {
    assertThat(found(hook("a", events, weight), hookThatNeeds("a", "z", 0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"pre-install | 1", "pre-upgrade | -1", "post-install | -1"})
  void what_a_hook_needs_comes_too_late(String events, int weight) {
    assertThat(found(hook("a", events, weight), hookThatNeeds("a", "z", 0)))
        .containsExactly("hook-needs");
  }

  @Test
  void hooks_of_the_same_weight_go_by_name() {
    assertThat(found(hook("b", "pre-install", 0), hookThatNeeds("b", "a", 0)))
        .containsExactly("hook-needs");
  }

  private static String hook(String name, String events, int weight) {
    return """
        {kind: ConfigMap, metadata: {name: %s, annotations:
          {helm.sh/hook: '%s', helm.sh/hook-weight: '%d'}}}
        """
        .formatted(name, events, weight);
  }

  private static String hookThatNeeds(String needed, String name, int weight) {
    return """
        {kind: Job, metadata: {name: %s, annotations:
          {helm.sh/hook: pre-install, helm.sh/hook-weight: '%d'}},
          spec: {template: {spec: {containers: [{envFrom: [{configMapRef: {name: %s}}]}]}}}}
        """
        .formatted(name, weight, needed);
  }
}
