package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How programs are started, and what they may do. */
class ProgramsTest {

  private static final String POD =
      """
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
              - name: web
                args: [--port=80]
                securityContext: {runAsNonRoot: true}
                env:
                  - {name: MODE, value: fast}
                  - {name: API_TOKEN, value: abc}
                envFrom: [{configMapRef: {name: web}}]
      """;

  @Test
  void other_arguments() {
    assertThat(Compared.reasons(POD, POD.replace("--port=80", "--port=90")))
        .isEqualTo(
            """
            MINOR command-changed: Deployment web container web
              It is started with another command or other arguments.
              args[0]: --port=80 → --port=90
            """);
  }

  @Test
  void variables_that_go_or_change_without_what_is_secret() {
    String after =
        POD.replace("value: abc", "value: def")
            .replace("fast", "slow")
            .replace("envFrom: [{configMapRef: {name: web}}]", "envFrom: []");

    assertThat(Compared.reasons(POD, after))
        .isEqualTo(
            """
            MINOR environment-changed: Deployment web container web
              Environment variables that it had are gone or have other values.
              env[name=MODE].value: fast → slow; env[name=API_TOKEN].value: changed; envFrom[configMapRef=web]: gone
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "securityContext: {runAsNonRoot: true};securityContext: {}",
        "runAsNonRoot: true;runAsNonRoot: true, privileged: true",
        "runAsNonRoot: true;runAsNonRoot: true, capabilities: {add: [NET_ADMIN]}",
      })
  void programs_that_may_do_more(String before, String after) {
    assertThat(Compared.reasons(POD, POD.replace(before, after)))
        .startsWith(
            """
            MINOR security-loosened: Deployment web spec.template.spec.containers[name=web].securityContext
              Security: the pods may do more than before, which admission policies may refuse.
            """);
  }

  @Test
  void pods_in_the_network_of_their_node() {
    assertThat(
            Compared.reasons(
                POD, POD.replace("containers:", "hostNetwork: true\n      containers:")))
        .isEqualTo(
            """
            MINOR security-loosened: Deployment web spec.template.spec.hostNetwork
              Security: the pods may do more than before, which admission policies may refuse.
              true now
            """);
  }
}
