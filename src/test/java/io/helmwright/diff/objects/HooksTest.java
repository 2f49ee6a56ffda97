package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hooks of Helm, and what Argo CD makes of them. */
class HooksTest {

  private static String job(String annotations) {
    return """
        kind: Job
        metadata:
          name: migrate
          annotations: {%s}
        """
        .formatted(annotations);
  }

  @Test
  void a_new_hook() {
    assertThat(Compared.reasons("", job("helm.sh/hook: pre-upgrade")))
        .isEqualTo(
            """
            MINOR hook-added: Job migrate (hook)
              The hook is new; Argo CD runs it at every sync.
              helm.sh/hook: pre-upgrade
            """);
  }

  @Test
  void a_hook_that_goes() {
    assertThat(Compared.reasons(job("helm.sh/hook: pre-delete"), ""))
        .isEqualTo(
            """
            MINOR hook-removed: Job migrate (hook)
              The hook is gone; what it left in the cluster stays there.
              helm.sh/hook: pre-delete
            """);
  }

  @Test
  void a_test_is_nobodys_business() {
    assertThat(Compared.reasons("", job("helm.sh/hook: test"))).isEmpty();
    assertThat(Compared.changes("", job("helm.sh/hook: test")))
        .isEqualTo("ADDED Job migrate (test) in defaults\n");
  }

  @Test
  void other_events_that_are_the_same_to_argo_cd() {
    assertThat(
            Compared.reasons(
                job("helm.sh/hook: pre-upgrade"), job("helm.sh/hook: 'pre-install,pre-upgrade'")))
        .isEqualTo(
            """
            MINOR hook-events: Job migrate (hook)
              It runs at other times; Argo CD, which can't tell an installation from an upgrade, runs it as before.
              pre-upgrade → pre-install,pre-upgrade
            """);
  }

  @Test
  void other_events_to_argo_cd_too() {
    assertThat(
            Compared.reasons(job("helm.sh/hook: pre-upgrade"), job("helm.sh/hook: post-upgrade")))
        .isEqualTo(
            """
            MINOR hook-events: Job migrate (hook)
              It runs at other times, under Argo CD too.
              pre-upgrade → post-upgrade
            """);
  }

  @Test
  void another_weight() {
    assertThat(
            Compared.reasons(
                job("helm.sh/hook: pre-upgrade"),
                job("helm.sh/hook: pre-upgrade, helm.sh/hook-weight: '-5'")))
        .isEqualTo(
            """
            PATCH hook-weight: Job migrate (hook)
              It runs at another place among the hooks.
              0 → -5
            """);
  }

  @Test
  void a_hook_that_hides_its_success() {
    assertThat(
            Compared.reasons(
                job("helm.sh/hook: pre-upgrade"),
                job(
                    "helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy:"
                        + " 'before-hook-creation,hook-succeeded'")))
        .isEqualTo(
            """
            MINOR hook-delete-policy: Job migrate (hook)
              It is deleted when it succeeds, which hides its log and confuses Argo CD.
              before-hook-creation → before-hook-creation,hook-succeeded
            """);
  }

  @Test
  void a_hook_that_a_failure_leaves_behind() {
    assertThat(
            Compared.reasons(
                job("helm.sh/hook: pre-upgrade"),
                job("helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-succeeded")))
        .isEqualTo(
            """
            MINOR hook-delete-policy: Job migrate (hook)
              One that failed is not deleted before the next try, which stops because its name is taken.
              before-hook-creation → hook-succeeded
            """);
  }

  @Test
  void an_object_that_becomes_a_hook() {
    assertThat(Compared.reasons(job(""), job("helm.sh/hook: pre-upgrade")))
        .isEqualTo(
            """
            MAJOR becomes-hook: Job migrate
              It is a hook now, and no part of the release: the upgrade that makes it as a hook deletes it as what the release had before.
              helm.sh/hook: pre-upgrade
              > Upgrade twice: the second upgrade makes it again. Back up what it holds before.
            """);
  }

  @Test
  void a_hook_that_becomes_a_part_of_the_release() {
    assertThat(Compared.reasons(job("helm.sh/hook: pre-upgrade"), job("")))
        .isEqualTo(
            """
            MAJOR hook-becomes-plain: Job migrate (hook)
              It is a part of the release now, and Helm doesn't take over what a hook left in the cluster, so the upgrade fails.
              helm.sh/hook: pre-upgrade
              > Delete what the hook left before the upgrade: kubectl delete job migrate
            """);
  }

  @Test
  void a_hook_of_argo_cd_switches_those_of_helm_off() {
    String others =
        "kind: Job\nmetadata: {name: x, annotations: {helm.sh/hook: pre-upgrade}}\n---\n";

    assertThat(Compared.reasons(others + job(""), others + job("argocd.argoproj.io/hook: PreSync")))
        .isEqualTo(
            """
            MAJOR argo-hook: Job migrate
              It is a hook of Argo CD's own, which makes Argo CD ignore every hook of Helm's.
              argocd.argoproj.io/hook: PreSync
              > Under Argo CD, run what the chart's Helm hooks do yourself.
            """);
  }
}
