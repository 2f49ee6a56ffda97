package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HookOrderTest {

  @TempDir Path directory;

  private static final String RELEASE =
      """
      kind: StatefulSet
      metadata: {name: app}
      ---
      kind: Service
      metadata: {name: app}
      ---
      kind: ConfigMap
      metadata: {name: app-config}
      ---
      kind: Job
      metadata:
        name: app-migrate
        annotations: {helm.sh/hook: "pre-install,pre-upgrade", helm.sh/hook-weight: "-5"}
      ---
      kind: ConfigMap
      metadata:
        name: app-migrate
        annotations: {helm.sh/hook: "pre-install, Pre-Upgrade", helm.sh/hook-weight: "-10"}
      ---
      kind: Job
      metadata:
        name: app-seed
        annotations: {helm.sh/hook: post-install}
      ---
      kind: Pod
      metadata:
        name: app-test
        annotations: {helm.sh/hook: test}
      """;

  @Test
  void anInstallationRunsTheHooksAroundTheObjects() {
    assertThat(HookOrder.onInstall(objects(RELEASE)))
        .containsExactly(
            "pre-install -10 ConfigMap/app-migrate",
            "pre-install -5 Job/app-migrate",
            "ConfigMap/app-config",
            "Service/app",
            "StatefulSet/app",
            "post-install 0 Job/app-seed");
  }

  @Test
  void anUpgradeRunsItsOwnHooks() {
    assertThat(HookOrder.onUpgrade(objects(RELEASE)))
        .containsExactly(
            "pre-upgrade -10 ConfigMap/app-migrate",
            "pre-upgrade -5 Job/app-migrate",
            "ConfigMap/app-config",
            "Service/app",
            "StatefulSet/app");
  }

  @Test
  void hooksOfTheSameWeightGoByNameAndThoseOfTheSameNameByKind() {
    var hooks =
        objects(
            """
            kind: Job
            metadata: {name: a, annotations: {helm.sh/hook: pre-install}}
            ---
            kind: Secret
            metadata: {name: b, annotations: {helm.sh/hook: pre-install, helm.sh/hook-weight: "0"}}
            ---
            kind: ConfigMap
            metadata: {name: a, annotations: {helm.sh/hook: pre-install, helm.sh/hook-weight: none}}
            """);

    assertThat(HookOrder.onInstall(hooks))
        .containsExactly(
            "pre-install 0 ConfigMap/a", "pre-install 0 Job/a", "pre-install 0 Secret/b");
  }

  /**
   * The kinds in an order that is not Helm's. Two are unknown to it; Helm 3 does not know the
   * webhook configurations either, and sorts them before these two by name.
   */
  private static final List<String> KINDS =
      List.of(
          "Widget",
          "ValidatingWebhookConfiguration",
          "APIService",
          "Ingress",
          "CronJob",
          "Job",
          "StatefulSet",
          "HorizontalPodAutoscaler",
          "Deployment",
          "ReplicaSet",
          "ReplicationController",
          "Pod",
          "DaemonSet",
          "Service",
          "RoleBindingList",
          "RoleBinding",
          "RoleList",
          "Role",
          "ClusterRoleBindingList",
          "ClusterRoleBinding",
          "ClusterRoleList",
          "ClusterRole",
          "CustomResourceDefinition",
          "PersistentVolumeClaim",
          "PersistentVolume",
          "StorageClass",
          "ConfigMap",
          "SecretList",
          "Secret",
          "ServiceAccount",
          "PodDisruptionBudget",
          "PodSecurityPolicy",
          "LimitRange",
          "ResourceQuota",
          "NetworkPolicy",
          "Namespace",
          "PriorityClass",
          "IngressClass",
          "MutatingWebhookConfiguration",
          "Zebra");

  @Test
  void kindsGoAsHelmItselfSortsThem() {
    var fixture = ChartFixture.in(directory);
    KINDS.forEach(
        kind ->
            fixture.template(
                "x" + KINDS.indexOf(kind) + ".yaml",
                "apiVersion: v1\nkind: %s\nmetadata:\n  name: x\n".formatted(kind)));
    var rendered = fixture.render().documents().stream().map(RenderedDocument::toObject).toList();
    var shuffled = new ArrayList<>(rendered);
    Collections.reverse(shuffled);

    assertThat(rendered).hasSameSizeAs(KINDS);
    assertThat(HookOrder.onInstall(shuffled))
        .isEqualTo(rendered.stream().map(o -> o.path("kind").asText() + "/x").toList());
  }

  private static List<JsonNode> objects(String documents) {
    return Arrays.stream(documents.split("---\n"))
        .map(text -> StrictYaml.parse("test.yaml", text))
        .toList();
  }
}
