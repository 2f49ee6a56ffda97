package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Objects that come, go, or get another name. */
class PresenceTest {

  private static String object(String kind, String name) {
    return """
        kind: %s
        metadata:
          name: %s
          labels: {app: web, part: of-it}
        spec:
          one: 1
          two: 2
        """
        .formatted(kind, name);
  }

  @Test
  void an_object_that_comes_is_an_offer() {
    assertThat(Compared.reasons("", object("PodDisruptionBudget", "web")))
        .isEqualTo(
            """
            MINOR object-added: PodDisruptionBudget web
              It is new.
            """);
  }

  @Test
  void a_network_policy_that_comes_cuts_connections() {
    assertThat(Compared.reasons("", object("NetworkPolicy", "web")))
        .isEqualTo(
            """
            MAJOR network-policy-added: NetworkPolicy web
              It is new, and cuts every connection that it doesn't list.
              > Allow the connections that you need in your values, or leave the policy out.
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "Deployment,MAJOR,It is gone and what it did with it.",
    "Service,MAJOR,Clients can't reach it any more.",
    "Ingress,MAJOR,Users can't reach its addresses any more.",
    "Secret,MAJOR,What it holds is gone for all that read it.",
    "ServiceAccount,MAJOR,Roles and cloud identities that are bound to it are bound to nothing.",
    "CronJob,MAJOR,Its work is not done any more.",
    "CustomResourceDefinition,MAJOR,Kubernetes deletes every object of the kind with it.",
    "PersistentVolumeClaim,MAJOR,It is gone and the data that it holds with it.",
    "Certificate,MAJOR,It is gone and what it did with it.",
    "ConfigMap,MINOR,It is gone.",
    "HorizontalPodAutoscaler,MINOR,It is gone.",
    "RoleBinding,MINOR,It is gone.",
  })
  void an_object_that_goes_is_a_break_if_others_know_it(String kind, String level, String message) {
    assertThat(Compared.reasons(object(kind, "web"), "").replace("gone, and", "gone and"))
        .startsWith("%s object-removed: %s web\n  %s\n".formatted(level, kind, message));
  }

  @Test
  void a_claim_of_another_name_is_an_empty_one() {
    assertThat(renamed("PersistentVolumeClaim"))
        .isEqualTo(
            """
            MAJOR renamed-with-data: PersistentVolumeClaim old
              It has another name, so that an empty one is made and the old one's data stay behind or go.
              old → new
              > Back its data up before the upgrade and restore it after, or keep the old name (fullnameOverride, existing claim).
            """);
  }

  @Test
  void a_stateful_set_of_another_name_finds_other_claims() {
    String before =
        object("StatefulSet", "old") + "  volumeClaimTemplates: [{metadata: {name: data}}]\n";

    assertThat(Compared.reasons(before, before.replace("name: old", "name: new")))
        .startsWith("MAJOR renamed-with-data: StatefulSet old\n");
  }

  @Test
  void a_kept_secret_of_another_name_is_made_anew() {
    String before =
        """
        kind: Secret
        metadata:
          name: old
          annotations: {helm.sh/resource-policy: keep}
        data: {password: c2VjcmV0}
        """;

    assertThat(Compared.reasons(before, before.replace("name: old", "name: new")))
        .isEqualTo(
            """
            MAJOR renamed-with-data: Secret old
              It has another name, so that new secrets are made, which databases and sessions don't know.
              old → new
              > Copy the Secret under its new name before the upgrade: kubectl get secret old -o yaml | sed 's/name: old$/name: new/' | kubectl apply -f -
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "Service,Clients that know the old name can't reach it.",
    "ServiceAccount,Roles and cloud identities are bound to the old name.",
    "Secret,Whoever reads it under the old name finds nothing.",
  })
  void a_rename_of_what_others_know(String kind, String message) {
    assertThat(renamed(kind))
        .isEqualTo(
            """
            MAJOR object-renamed: %s old
              %s
              old → new
              > Use the name new where you use old.
            """
                .formatted(kind, message));
  }

  @Test
  void a_deployment_of_another_name_is_made_anew() {
    assertThat(renamed("Deployment"))
        .isEqualTo(
            """
            MINOR object-renamed: Deployment old
              It is made anew under another name.
              old → new
            """);
  }

  @Test
  void a_rename_of_what_nobody_knows() {
    assertThat(renamed("ConfigMap")).isEmpty();
  }

  @Test
  void what_has_little_in_common_is_no_rename() {
    String before = "kind: ConfigMap\nmetadata: {name: old}\ndata: {A: one, B: two}\n";
    String after = "kind: ConfigMap\nmetadata: {name: new}\ndata: {C: three, D: four}\n";

    assertThat(Compared.changes(before, after))
        .isEqualTo(
            """
            ADDED ConfigMap new in defaults
            REMOVED ConfigMap old in defaults
            """);
  }

  @Test
  void a_kept_claim_that_is_not_kept_any_more() {
    String before =
        """
        kind: PersistentVolumeClaim
        metadata:
          name: data
          annotations: {helm.sh/resource-policy: keep}
        """;

    assertThat(Compared.reasons(before, before.replace("{helm.sh/resource-policy: keep}", "{}")))
        .isEqualTo(
            """
            MAJOR not-kept: PersistentVolumeClaim data
              helm uninstall, and an upgrade that doesn't render it, delete it now.
              helm.sh/resource-policy: keep is gone
              > Back it up before you uninstall the release.
            """);
  }

  private static String renamed(String kind) {
    return Compared.reasons(object(kind, "old"), object(kind, "new"));
  }
}
