package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.verify.ChartFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions of kinds in {@code crds/}. */
class CustomResourcesTest {

  private static final String WIDGETS =
      """
      kind: CustomResourceDefinition
      metadata: {name: widgets.acme.io}
      spec:
        group: acme.io
        scope: Namespaced
        versions:
          - {name: v1, served: true, storage: true}
          - {name: v1beta1, served: true, storage: false}
      """;

  private static String reasons(String before, String after) {
    return Compared.reasons(CustomResources.reasons(chart(before), chart(after)));
  }

  private static ChartFiles chart(String definitions) {
    return ChartFiles.of(
        "web",
        Map.of(
            "Chart.yaml", "name: web\nversion: 1.0.0\n".getBytes(StandardCharsets.UTF_8),
            "crds/widgets.yaml", definitions.getBytes(StandardCharsets.UTF_8)),
        path -> Map.of());
  }

  @Test
  void a_definition_that_comes_is_to_be_applied() {
    assertThat(reasons("", WIDGETS))
        .isEqualTo(
            """
            MINOR crd-added: CustomResourceDefinition widgets.acme.io
              It is new in crds/, which Helm installs with the chart only, and in no upgrade.
              crds/widgets.yaml
              > Apply it from the unpacked chart before the upgrade: kubectl apply -f crds/widgets.yaml
            """);
  }

  @Test
  void a_definition_that_goes_stays_in_the_cluster() {
    assertThat(reasons(WIDGETS, ""))
        .isEqualTo(
            """
            MAJOR crd-removed: CustomResourceDefinition widgets.acme.io
              It is gone from crds/. Helm deletes none, so that the kind and its objects stay in the cluster and nothing cares for them.
              crds/widgets.yaml
              > Save the objects of the kind that you need; to delete the kind with all of them: kubectl delete crd widgets.acme.io
            """);
  }

  @Test
  void another_scope_is_another_kind() {
    assertThat(reasons(WIDGETS, WIDGETS.replace("Namespaced", "Cluster")))
        .isEqualTo(
            """
            MAJOR crd-replaced: CustomResourceDefinition widgets.acme.io spec.scope
              It defines another kind than before, and neither Helm nor Kubernetes makes one of the other.
              spec.scope
              > Save the objects of the kind, delete the definition and apply the new one before the upgrade, and make the objects anew.
            """);
  }

  @Test
  void a_version_that_is_not_served_any_more() {
    assertThat(reasons(WIDGETS, WIDGETS.replace("v1beta1, served: true", "v1beta1, served: false")))
        .isEqualTo(
            """
            MAJOR crd-version-removed: CustomResourceDefinition widgets.acme.io version v1beta1
              Kubernetes doesn't serve the version any more once the definition is applied, which Helm does in no upgrade.
              it serves v1
              > Write your objects in a version that stays before the upgrade, then apply the definition from the unpacked chart: kubectl apply -f crds/widgets.yaml
            """);
  }

  @Test
  void what_else_changes_is_to_be_applied() {
    assertThat(reasons(WIDGETS, WIDGETS.replace("storage: false}", "storage: false, schema: {}}")))
        .isEqualTo(
            """
            MINOR crd-changed: CustomResourceDefinition widgets.acme.io
              It is another one in crds/, which Helm updates in no upgrade.
              spec.versions[name=v1beta1].schema
              > Apply it from the unpacked chart before the upgrade: kubectl apply -f crds/widgets.yaml
            """);
  }
}
