package io.helmwright.verify.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Severity;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be another release's, or the user's, is no error. */
class OtherOwnersTest {

  private static final CheckRun RUN = CheckRun.of(Charts.folder("clean"));

  private static List<Finding> found(String values, String... documents) {
    List<RenderedDocument> all =
        List.of(documents).stream()
            .map(d -> new RenderedDocument("clean/templates/a.yaml", d))
            .toList();
    var configuration =
        new Configuration(
            "test",
            (ObjectNode) StrictYaml.parse("values", values),
            "prod",
            "apps",
            HelmEngine.DEFAULT_KUBE_VERSION,
            false);
    return RUN.check(RUN.render(new RenderedChart(all, "", List.of()), configuration)).stream()
        .filter(finding -> finding.check().matches("dangling-.*|duplicate-key"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "external-secrets-view, WARNING",
    "prod-view, ERROR",
    "clean-view, ERROR",
    "reeders, ERROR",
  })
  void a_fixed_name_may_be_another_products(String role, Severity severity) {
    String readers =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: readers}
        """;
    String binding =
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: prod}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
        """
            .formatted(role);

    assertThat(found("{}", readers, binding))
        .extracting(Finding::severity)
        .containsExactly(severity);
  }

  @ParameterizedTest
  @CsvSource({"kube-system, 0", "apps, 1"})
  void pods_of_another_namespace_are_others(String namespace, int findings) {
    assertThat(
            found(
                "{}",
                """
                apiVersion: v1
                kind: Service
                metadata: {name: prod-kubelet, namespace: %s}
                spec: {ports: [{port: 10250}], selector: {k8s-app: kubelet}}
                """
                    .formatted(namespace)))
        .hasSize(findings);
  }

  @ParameterizedTest
  @CsvSource({"'{}', ERROR", "'{env: {LOG: debug}}', WARNING"})
  void a_key_that_users_repeat_is_theirs(String values, Severity severity) {
    String map =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prod}
        data:
          LOG: info
          LOG: debug
        """;

    assertThat(found(values, map)).extracting(Finding::severity).containsExactly(severity);
  }

  @Test
  void two_objects_in_one_document_lack_a_separator() {
    String objects =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prod}
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: prod-two}
        """;

    assertThat(found("{}", objects))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message())
                  .isEqualTo("line 4 of the document: the key apiVersion is set twice");
              assertThat(finding.cure())
                  .isEqualTo(
                      "Print a line with --- between the two objects, if these are two; else keep"
                          + " one");
            });
  }
}
