package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fields that ask for a look. */
class SmallChangesTest {

  private static final String MAP = "kind: ConfigMap\nmetadata: {name: web}\ndata: {a: b, c: d}\n";

  private static final String BUDGET =
      "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1}\n";

  @Test
  void a_config_map_in_another_namespace() {
    assertThat(Compared.reasons(MAP, MAP.replace("{name: web}", "{name: web, namespace: foo}")))
        .isEqualTo(
            """
            MAJOR object-moved: ConfigMap web
              It moves to another namespace, where those who use it don't look for it.
              the release's namespace → foo
              > Copy what it holds, and name the new namespace in what uses it, before the upgrade deletes the old one.
            """);
  }

  @Test
  void the_namespace_of_the_release_by_its_name() {
    assertThat(Compared.changes(MAP, MAP.replace("{name: web}", "{name: web, namespace: default}")))
        .isEqualTo("CHANGED ConfigMap web in defaults\n  metadata.namespace: ∅ → default\n");
  }

  @Test
  void a_config_map_that_loses_a_key() {
    assertThat(Compared.reasons(MAP, MAP.replace(", c: d", "")))
        .isEqualTo(
            """
            MINOR config-key-removed: ConfigMap web data.c
              The ConfigMap doesn't hold the key any more.
            """);
  }

  @Test
  void what_nobody_may_change_from_now_on() {
    assertThat(Compared.reasons(MAP, MAP + "immutable: true\n"))
        .startsWith("MINOR becomes-immutable: ConfigMap web immutable\n");
  }

  @Test
  void a_deployment_that_stops_first() {
    String rolling =
        "kind: Deployment\nmetadata: {name: web}\nspec: {strategy: {type: RollingUpdate}}";

    assertThat(Compared.reasons(rolling, rolling.replace("RollingUpdate", "Recreate")))
        .startsWith("MINOR stops-at-upgrades: Deployment web spec.strategy.type\n");
  }

  @Test
  void a_budget_that_lets_no_pod_go() {
    assertThat(Compared.reasons(BUDGET, BUDGET.replace("minAvailable: 1", "maxUnavailable: 0")))
        .isEqualTo(
            """
            MINOR no-disruption: PodDisruptionBudget web
              It lets no pod go, so that nodes can't be drained.
              maxUnavailable 0
            """);
  }

  @Test
  void an_api_that_kubernetes_has_removed() {
    assertThat(Compared.reasons(BUDGET, BUDGET.replace("policy/v1", "policy/v1beta1")))
        .isEqualTo(
            """
            MAJOR api-version-removed: PodDisruptionBudget web apiVersion
              Kubernetes 1.25 has no policy/v1beta1 any more, so the upgrade fails there.
              policy/v1 → policy/v1beta1
              > Stay with the old version on Kubernetes 1.25 and newer.
            """);
  }

  @Test
  void a_claim_of_another_name_is_empty() {
    String before =
        "kind: StatefulSet\nmetadata: {name: db}\nspec: {volumeClaimTemplates: [{metadata: {name: data}}]}\n";

    assertThat(Compared.reasons(before, before.replace("name: data", "name: pgdata")))
        .endsWith(
            "> Stay with the old name if you can: under the new one the pods get empty volumes, and"
                + " the data stay in the claims data-db-0 and so on, from which you have to copy"
                + " them. Delete the StatefulSet but not its pods before the upgrade, which makes"
                + " it anew: kubectl delete statefulset db --cascade=orphan\n");
  }

  @Test
  void a_name_that_is_a_part_of_others() {
    String before =
        "kind: Service\nmetadata: {name: base, labels: {name: base, version: base-1}}\nspec: {selector: {name: base}}\n";

    assertThat(Compared.changes(before, before.replaceFirst("name: base", "name: base-base")))
        .startsWith("RENAMED Service base in defaults\n");
  }
}
