package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesSchemasTest {

  private final KubernetesSchemas schemas =
      new KubernetesSchemas("/io/helmwright/verify/kubernetes");

  @Test
  void a_valid_object_has_no_problems() {
    assertThat(
            validate(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec:
                  containers:
                    - name: c
                      ports: [{containerPort: 80}]
                """))
        .isEmpty();
  }

  @Test
  void an_unknown_field_is_found_through_references() {
    assertThat(
            validate(
                """
                apiVersion: v1
                kind: Pod
                spec:
                  containers:
                    - name: c
                      port: [{containerPort: 80}]
                """))
        .containsExactly(
            "error: pod.yaml spec.containers[0].port: there is no such field."
                + " Did you mean ports? If not, remove it.");
  }

  @Test
  void a_number_as_text_is_found() {
    assertThat(
            validate(
                """
                apiVersion: v1
                kind: Pod
                spec: {containers: [{name: c, ports: [{containerPort: "80"}]}]}
                """))
        .containsExactly(
            "error: pod.yaml spec.containers[0].ports[0].containerPort: is string, must be"
                + " integer. Write it as integer.");
  }

  @Test
  void a_missing_field_is_found() {
    assertThat(validate("{apiVersion: v1, kind: Pod, spec: {}}"))
        .containsExactly("error: pod.yaml spec.containers: is required. Set it.");
  }

  @Test
  void an_unknown_kind_is_told() {
    assertThat(validate("{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute}"))
        .containsExactly(
            "error: pod.yaml: gateway.networking.k8s.io/v1 HTTPRoute is not known in Kubernetes"
                + " 1.36. Correct apiVersion and kind, or allow it as a custom resource.");
  }

  @Test
  void an_object_without_kind_is_told() {
    assertThat(validate("{apiVersion: v1}"))
        .containsExactly(
            "error: pod.yaml: an object needs apiVersion and kind."
                + " Set both at the top of the object.");
  }

  @Test
  void knows_its_versions() {
    assertThat(schemas.versions()).containsExactly("1.36");
  }

  @Test
  void knows_its_kinds() {
    assertThat(schemas.knows("1.36", "v1", "Pod")).isTrue();
    assertThat(schemas.knows("1.36", "v1", "Pot")).isFalse();
  }

  @Test
  void an_unknown_version_is_refused() {
    assertThatThrownBy(() -> schemas.knows("1.2", "v1", "Pod"))
        .hasMessage(
            "error: Kubernetes 1.2: there are no schemas for this version. Choose one of 1.36.");
  }

  private List<String> validate(String yaml) {
    return schemas.validate("1.36", "pod.yaml", StrictYaml.parse("pod.yaml", yaml)).stream()
        .map(Problem::toString)
        .toList();
  }
}
