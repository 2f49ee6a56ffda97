package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Kubernetes lets nobody change. */
class FrozenFieldsTest {

  private static final String STATEFUL_SET =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: db
      spec:
        serviceName: db
        replicas: 1
        minReadySeconds: 0
        revisionHistoryLimit: 10
        selector:
          matchLabels:
            app: db
        volumeClaimTemplates:
          - metadata:
              name: data
              labels:
                helm.sh/chart: web-1.0.0
            spec:
              resources:
                requests:
                  storage: 1Gi
      """;

  @Test
  void the_service_of_a_stateful_set() {
    assertThat(reasons(STATEFUL_SET, "serviceName: db", "serviceName: db-headless"))
        .isEqualTo(
            """
            MAJOR frozen-field: StatefulSet db spec.serviceName
              Kubernetes refuses to change spec.serviceName of a StatefulSet, so the upgrade fails.
              db → db-headless
              > Delete the StatefulSet but not its pods before the upgrade, which makes it anew: kubectl delete statefulset db --cascade=orphan
            """);
  }

  @Test
  void the_claims_of_a_stateful_set() {
    assertThat(reasons(STATEFUL_SET, "storage: 1Gi", "storage: 2Gi"))
        .contains("MAJOR frozen-field: StatefulSet db spec.volumeClaimTemplates\n")
        .contains("\n  [name=data].spec.resources.requests.storage: 1Gi → 2Gi\n");
  }

  @Test
  void a_version_label_of_a_claim_breaks_each_upgrade() {
    assertThat(reasons(STATEFUL_SET, "web-1.0.0", "web-1.0.1"))
        .contains("\n  [name=data].metadata.labels.helm.sh/chart: web-1.0.0 → web-1.0.1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "revisionHistoryLimit: 10,revisionHistoryLimit: 5",
    "minReadySeconds: 0,minReadySeconds: 9"
  })
  void what_a_stateful_set_lets_change(String before, String after) {
    assertThat(reasons(STATEFUL_SET, before, after)).isEmpty();
  }

  @Test
  void to_say_what_holds_anyway_changes_nothing() {
    assertThat(
            reasons(
                STATEFUL_SET, "replicas: 1", "replicas: 1\n  podManagementPolicy: OrderedReady"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Deployment,deployment", "DaemonSet,daemonset"})
  void the_selector_of_a_workload(String kind, String resource) {
    String before =
        """
        kind: %s
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
        """
            .formatted(kind);

    assertThat(reasons(before, "app: web", "app: web\n      tier: front"))
        .isEqualTo(
            """
            MAJOR frozen-field: %1$s web spec.selector
              Kubernetes refuses to change spec.selector of a %1$s, so the upgrade fails.
              matchLabels.tier: not set → front
              > Delete the %1$s before the upgrade, which makes it anew; its pods stop meanwhile: kubectl delete %2$s web
            """
                .formatted(kind, resource));
  }

  private static final String JOB =
      """
      kind: Job
      metadata:
        name: migrate
        annotations:
          note: plain
      spec:
        template:
          spec:
            containers:
              - name: migrate
                args: [up]
      """;

  @Test
  void the_template_of_a_job() {
    assertThat(reasons(JOB, "[up]", "[up, --all]"))
        .isEqualTo(
            """
            MAJOR frozen-field: Job migrate spec.template
              Kubernetes refuses to change spec.template of a Job, so the upgrade fails.
              spec.containers[name=migrate].args[1]: not set → --all
              > Delete the Job before the upgrade, which makes it anew: kubectl delete job migrate
            """);
  }

  @Test
  void the_template_of_a_job_that_is_a_hook_may_change() {
    assertThat(
            reasons(JOB.replace("note: plain", "helm.sh/hook: pre-upgrade"), "[up]", "[up, --all]"))
        .isEmpty();
  }

  @Test
  void a_job_named_after_what_it_runs_is_another_job() {
    String before = JOB.replace("name: migrate\n  ann", "name: migrate-0a1b2c3d\n  ann");
    String after = before.replace("0a1b2c3d", "4e5f6a7b").replace("[up]", "[up, --all]");

    assertThat(Compared.reasons(before, after)).isEmpty();
    assertThat(Compared.changes(before, after))
        .isEqualTo(
            """
            RENAMED Job migrate-0a1b2c3d in defaults
              metadata.name: migrate-0a1b2c3d → migrate-4e5f6a7b
              spec.template.spec.containers[name=migrate].args[1]: ∅ → --all
            """);
  }

  @Test
  void a_service_that_becomes_headless() {
    String before = "kind: Service\nmetadata: {name: web}\nspec: {type: ClusterIP}\n";

    assertThat(reasons(before, "{type: ClusterIP}", "{type: ClusterIP, clusterIP: None}"))
        .isEqualTo(
            """
            MAJOR frozen-field: Service web spec.clusterIP
              Kubernetes refuses to change spec.clusterIP of a Service, so the upgrade fails.
              not set → None
              > Delete the Service before the upgrade, which makes it anew: kubectl delete service web
            """);
  }

  @Test
  void the_class_of_a_claim() {
    String before =
        "kind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {storageClassName: slow}\n";

    assertThat(reasons(before, "slow", "fast"))
        .isEqualTo(
            """
            MAJOR frozen-field: PersistentVolumeClaim data spec.storageClassName
              Kubernetes refuses to change spec.storageClassName of a PersistentVolumeClaim, so the upgrade fails.
              slow → fast
              > Back the volume's data up, delete the claim before the upgrade, which makes it anew, and restore the data: kubectl delete pvc data
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "RoleBinding,'roleRef: {name: reader}','roleRef: {name: writer}',roleRef",
    "ClusterRoleBinding,'roleRef: {name: reader}','roleRef: {name: writer}',roleRef",
    "IngressClass,'spec: {controller: a}','spec: {controller: b}',spec.controller",
    "StorageClass,'provisioner: a','provisioner: b',provisioner",
    "PriorityClass,'value: 1','value: 2',value",
    "CustomResourceDefinition,'spec: {scope: Cluster}','spec: {scope: Namespaced}',spec.scope",
    "Secret,'type: a','type: b',type",
    "PersistentVolume,'spec: {nfs: {server: a}}','spec: {nfs: {server: b}}',spec.nfs",
    "Pod,'spec: {hostNetwork: true}','spec: {hostNetwork: false}',spec.hostNetwork",
  })
  void other_kinds(String kind, String before, String after, String field) {
    String head = "kind: %s\nmetadata: {name: x}\n".formatted(kind);

    assertThat(Compared.reasons(head + before, head + after))
        .startsWith("MAJOR frozen-field: %s x %s\n".formatted(kind, field));
  }

  @Test
  void the_image_of_a_pod_may_change() {
    String before =
        "kind: Pod\nmetadata: {name: x}\nspec: {containers: [{name: a, image: app:1.0.0}]}\n";

    assertThat(reasons(before, "1.0.0", "1.0.1"))
        .isEqualTo(
            """
            PATCH image-patch: image app
              The image is a patch of the old one.
              app:1.0.0 → app:1.0.1
            """);
  }

  @Test
  void what_is_immutable_by_its_own_account() {
    String before = "kind: ConfigMap\nmetadata: {name: web}\nimmutable: true\ndata: {A: one}\n";

    assertThat(reasons(before, "one", "two"))
        .isEqualTo(
            """
            MAJOR frozen-field: ConfigMap web
              It is immutable, so the upgrade that changes it fails.
              data.A
              > Delete the ConfigMap before the upgrade, which makes it anew: kubectl delete configmap web
            """);
  }

  private static String reasons(String before, String text, String replacement) {
    assertThat(before).contains(text);
    return Compared.reasons(before, before.replace(text, replacement));
  }
}
