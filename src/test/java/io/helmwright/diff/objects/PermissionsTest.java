package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Roles allow, and who has them. */
class PermissionsTest {

  private static String role(String rules) {
    return "kind: Role\nmetadata: {name: web}\nrules: " + rules;
  }

  private static final String READS =
      "[{apiGroups: [\"\"], resources: [pods], verbs: [get, list]}]";

  private static final String ACCOUNT = "kind: ServiceAccount\nmetadata: {name: web}\n";

  private static final String BINDING =
      """
      kind: RoleBinding
      metadata: {name: web}
      roleRef: {kind: Role, name: web}
      subjects: [{kind: ServiceAccount, name: web}]
      """;

  @Test
  void a_role_that_allows_more_is_a_question_of_security() {
    assertThat(
            Compared.reasons(
                role(READS), role("[{apiGroups: [\"\"], resources: [pods], verbs: [\"*\"]}]")))
        .isEqualTo(
            """
            MINOR role-widened: Role web
              Security: those who have the role may do more than before.
              * pods
            """);
  }

  @Test
  void a_role_that_allows_less() {
    assertThat(
            Compared.reasons(
                role(READS),
                role("[{apiGroups: [\"\"], resources: [pods], resourceNames: [a], verbs: [get]}]")))
        .isEqualTo(
            """
            MINOR role-narrowed: Role web
              Those who have the role may do less than before.
              get pods, list pods
            """);
  }

  @Test
  void rules_in_other_words() {
    String split =
        "[{apiGroups: [\"\"], resources: [pods], verbs: [list]},"
            + " {apiGroups: [\"\"], resources: [pods], verbs: [get]}]";

    assertThat(Compared.reasons(role(READS), role(split))).isEmpty();
  }

  @Test
  void a_binding_that_goes_while_its_account_stays() {
    assertThat(Compared.reasons(ACCOUNT + "---\n" + BINDING, ACCOUNT))
        .isEqualTo(
            """
            MAJOR object-removed: RoleBinding web
              It is gone, and its ServiceAccount stays without what the role allowed.
              role web
              > Bind the role yourself before the upgrade if a program needs it.
            """);
  }

  @Test
  void a_binding_in_place_of_another() {
    String other =
        BINDING.replace(
            "metadata: {name: web}", "metadata: {name: other, labels: {a: b, c: d, e: f, g: h}}");

    assertThat(Compared.reasons(ACCOUNT + "---\n" + BINDING, ACCOUNT + "---\n" + other))
        .doesNotContain("MAJOR");
  }
}
