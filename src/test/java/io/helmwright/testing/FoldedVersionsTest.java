package io.helmwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedVersionsTest {

  @Test
  void versions_and_checksums_of_labels_and_annotations_are_folded() {
    assertThat(
            FoldedVersions.in(
                """
                kind: Deployment
                metadata:
                  labels:
                    helm.sh/chart: shop-cart-1.2.3
                    app.kubernetes.io/version: "4.5.6"
                    app.kubernetes.io/name: shop-cart
                spec:
                  template:
                    metadata:
                      annotations:
                        checksum/config: 0f3a
                """))
        .isEqualTo(
            """
            kind: Deployment
            metadata:
              labels:
                helm.sh/chart: shop-cart-(version)
                app.kubernetes.io/version: (version)
                app.kubernetes.io/name: shop-cart
            spec:
              template:
                metadata:
                  annotations:
                    checksum/config: (checksum)
            """);
  }

  @Test
  void where_they_break_upgrades_they_stay() {
    String yaml =
        """
        spec:
          selector:
            matchLabels:
              helm.sh/chart: shop-1.2.3
          volumeClaimTemplates:
            - metadata:
                labels:
                  app.kubernetes.io/version: "4.5.6"
        """;

    assertThat(FoldedVersions.in(yaml)).isEqualTo(yaml);
  }

  @Test
  void data_of_these_names_stays() {
    String yaml =
        """
        kind: ConfigMap
        data:
          helm.sh/chart: shop-1.2.3
        """;

    assertThat(FoldedVersions.in(yaml)).isEqualTo(yaml);
  }

  @Test
  void a_pre_release_is_a_version() {
    assertThat(FoldedVersions.in("labels:\n  helm.sh/chart: \"shop-1.2.3-rc.1_5\"\n"))
        .isEqualTo("labels:\n  helm.sh/chart: shop-(version)\n");
  }
}
