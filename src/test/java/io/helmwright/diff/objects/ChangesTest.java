package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown of objects that change. */
class ChangesTest {

  private static final String DEPLOYMENT =
      """
      kind: Deployment
      metadata:
        name: web
        labels:
          helm.sh/chart: web-1.0.0
      spec:
        template:
          metadata:
            annotations:
              checksum/config: abc
          spec:
            containers:
              - name: web
                image: web:1.0.0
                args: [--port, "80"]
                env:
                  - name: PORT
                    value: "80"
                  - name: MODE
                    value: fast
            tolerations:
              - key: a
              - key: b
      """;

  @Test
  void an_item_is_found_by_its_name_wherever_it_is() {
    String port = "            - name: PORT\n              value: \"80\"\n";
    String mode = "            - name: MODE\n              value: fast\n";

    assertThat(changes(port + mode, mode.replace("fast", "slow") + port))
        .isEqualTo(
            """
            CHANGED Deployment web in defaults
              spec.template.spec.containers[name=web].env[name=MODE].value: fast → slow
            """);
  }

  @Test
  void an_item_that_comes_is_shown_as_a_whole() {
    assertThat(
            changes(
                "          env:\n", "          env:\n            - {name: NEW, value: \"1\"}\n"))
        .isEqualTo(
            """
            CHANGED Deployment web in defaults
              spec.template.spec.containers[name=web].env[name=NEW]: ∅ → name: NEW
            value: '1'
            """);
  }

  @Test
  void items_without_a_name_are_compared_in_their_places() {
    assertThat(changes("[--port, \"80\"]", "[--port, \"90\"]"))
        .isEqualTo(
            """
            CHANGED Deployment web in defaults
              spec.template.spec.containers[name=web].args[1]: '80' → '90'
            """);
  }

  @Test
  void of_lists_of_another_length_what_one_alone_has() {
    assertThat(changes("        - key: a\n", ""))
        .isEqualTo(
            """
            CHANGED Deployment web in defaults
              spec.template.spec.tolerations[0]: key: a → ∅
            """);
  }

  @Test
  void version_labels_and_checksums_are_folded_into_one_line() {
    assertThat(
            Compared.changes(
                DEPLOYMENT, DEPLOYMENT.replace("web-1.0.0", "web-1.0.1").replace("abc", "def")))
        .isEqualTo("Version labels and checksum annotations change in 1 object.\n");
  }

  @Test
  void images_are_apart() {
    assertThat(changes("web:1.0.0\n          args", "web:1.1.0\n          args"))
        .isEqualTo("image web: web:1.0.0 → web:1.1.0\n");
  }

  @Test
  void of_long_texts_the_lines_that_differ() {
    String before =
        "kind: ConfigMap\nmetadata: {name: web}\ndata:\n  conf: |\n    a=1\n    b=2\n    c=3\n    d=4\n";

    assertThat(Compared.changes(before, before.replace("a=1", "a=9").replace("    d=4\n", "")))
        .isEqualTo(
            """
            CHANGED ConfigMap web in defaults
              data.conf: a=1
            …
            d=4 → a=9
            """);
  }

  @Test
  void hooks_come_last() {
    String hook = "---\nkind: Job\nmetadata: {name: a, annotations: {helm.sh/hook: pre-upgrade}}\n";

    assertThat(Compared.changes("", hook + "---\nkind: Service\nmetadata: {name: web}\n"))
        .isEqualTo(
            """
            ADDED Service web in defaults
            ADDED Job a (hook) in defaults
            """);
  }

  @Test
  void init_containers_in_another_order() {
    String before =
        "kind: Pod\nmetadata: {name: x}\nspec: {initContainers: [{name: a}, {name: b}]}\n";
    String after =
        "kind: Pod\nmetadata: {name: x}\nspec: {initContainers: [{name: b}, {name: a}]}\n";

    assertThat(Compared.changes(before, after))
        .isEqualTo(
            """
            CHANGED Pod x in defaults
              spec.initContainers in order: a, b → b, a
            """);
  }

  @Test
  void the_same_change_in_many_profiles_is_told_once() {
    var comparison = new ProfileComparison("");
    String after = DEPLOYMENT.replace("fast", "slow");
    comparison.compare("defaults", Compared.objects(DEPLOYMENT), Compared.objects(after));
    comparison.compare("ha", Compared.objects(DEPLOYMENT), Compared.objects(after));
    comparison.compare(
        "oidc",
        Compared.objects(DEPLOYMENT),
        Compared.objects(after.replace("\"80\"]", "\"90\"]")));

    assertThat(Compared.changes(comparison.changes()))
        .isEqualTo(
            """
            CHANGED Deployment web in defaults, ha, oidc
              spec.template.spec.containers[name=web].env[name=MODE].value: fast → slow
            CHANGED Deployment web in oidc
              spec.template.spec.containers[name=web].args[1]: '80' → '90'
            """);
  }

  @Test
  void a_reason_names_the_profiles_that_show_it() {
    var comparison = new ProfileComparison("");
    comparison.compare("defaults", Compared.objects(""), Compared.objects(""));
    comparison.compare("ha", Compared.objects(""), Compared.objects(DEPLOYMENT));

    assertThat(Compared.reasons(comparison.reasons(Set.of("defaults", "ha"))))
        .isEqualTo(
            """
            MINOR object-added: Deployment web
              It is new.
              in ha
            """);
  }

  @Test
  void another_version_of_the_api() {
    String before =
        "apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\nmetadata: {name: x}\n";

    assertThat(Compared.reasons(before, before.replace("v2beta2", "v2")))
        .isEqualTo(
            """
            MINOR api-version: HorizontalPodAutoscaler x apiVersion
              It needs another version of the API, which the cluster must know.
              autoscaling/v2beta2 → autoscaling/v2
            """);
  }

  @Test
  void a_network_policy_that_allows_other_connections() {
    String before = "kind: NetworkPolicy\nmetadata: {name: x}\nspec: {policyTypes: [Ingress]}\n";

    assertThat(Compared.reasons(before, before.replace("[Ingress]", "[Egress]")))
        .isEqualTo(
            """
            MINOR network-policy-changed: NetworkPolicy x
              It allows other connections.
              spec.policyTypes[0]
            """);
  }

  private static String changes(String text, String replacement) {
    assertThat(DEPLOYMENT).contains(text);
    return Compared.changes(DEPLOYMENT, DEPLOYMENT.replace(text, replacement));
  }
}
