package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.Quantity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kubernetes accepts and refuses, however the schema is kept. */
class ApiRulesTest {

  private static List<String> found(List<ObjectCheck> checks, String document) {
    RenderedObject object = RenderedObject.read("app/templates/a.yaml", document).get(0);
    return checks.stream()
        .flatMap(check -> check.findings(object))
        .map(finding -> finding.check() + ": " + finding.message())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "restartPolicy: Always | job-restart-policy: restartPolicy is Always",
        "terminationGracePeriodSeconds: 1 | job-restart-policy: there is no restartPolicy",
      })
  void jobs_restart_on_failure_or_never(String policy, String message) {
    String job = "{kind: Job, spec: {template: {spec: {containers: [], %s}}}}";

    assertThat(found(Jobs.ALL, job.formatted(policy))).containsExactly(message);
    assertThat(found(Jobs.ALL, job.formatted("restartPolicy: Never"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: a, emptyDir: }",
        "{name: a, emptyDir: {}, hostPath: }",
        "{name: a, secret: {secretName: b}}",
        "{name: a, projected: {sources: []}}",
      })
  void a_volume_has_at_most_one_source_with_its_name(String volume) {
    assertThat(
            found(
                PodParts.ALL,
                "{kind: Pod, spec: {containers: [], volumes: [%s]}}".formatted(volume)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100m, 0.1", "1Gi, 1073741824", "1.5k, 1500", "2e3, 2000", "1E, 1e18", ".5M, 5E5"})
  void quantities(String quantity, String number) {
    assertThat(Quantity.of(new TextNode(quantity)).orElseThrow()).isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10Mb", "", "1 Gi", "m"})
  void no_quantities(String text) {
    assertThat(Quantity.of(new TextNode(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    "'*.example.com', true",
    "localhost, true",
    "Example.com, false",
    "10.0.0.1, false",
    "example.com:8080, false",
    "'*', false",
    "a.*.com, false",
  })
  void hosts_are_names(String host, boolean valid) {
    String ingress = "{kind: Ingress, spec: {rules: [{host: '%s'}]}}";

    assertThat(found(Addresses.ALL, ingress.formatted(host)).isEmpty()).isEqualTo(valid);
  }

  @Test
  void a_single_port_needs_no_name() {
    assertThat(
            found(
                Addresses.ALL,
                "{kind: Service, spec: {type: NodePort, ports: [{port: 1, nodePort: 30000}]}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch/v1beta1 | CronJob | batch/v1beta1 CronJob was removed in Kubernetes 1.25 | Use batch/v1",
        "policy/v1beta1 | PodSecurityPolicy | policy/v1beta1 PodSecurityPolicy was removed in"
            + " Kubernetes 1.25 | Leave it out; Pod Security admission has taken its place",
        "v1 | Deployment | v1 Deployment is unknown | Correct apiVersion and kind",
      })
  void what_was_removed_has_a_successor(String version, String kind, String message, String cure) {
    RenderedObject object =
        RenderedObject.read(
                "app/templates/a.yaml", "{apiVersion: %s, kind: %s}".formatted(version, kind))
            .get(0);

    assertThat(
            new ObjectCheck(KubernetesApi.UNKNOWN_KIND, KubernetesApi::unknownKind)
                .findings(object))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).isEqualTo(message);
              assertThat(finding.cure()).isEqualTo(cure);
            });
  }
}
