package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import org.junit.jupiter.api.Test;

/** Heimdall on a cluster of the CloudNativePG operator, and what the operator names after it. */
class CloudNativePgTest {

  private static final TestedChart CHART = Heimdall.CHART.on("cnpg");

  private static JsonNode cluster(Rendered rendered) {
    return rendered.template("postgresql/cluster.yaml");
  }

  @Test
  void the_cluster_is_as_the_operator_expects_it() {
    assertThat(
            CHART
                .render(
                    "postgresql.auth.existingSecret=mine",
                    "postgresql.persistence.storageClass=fast")
                .byTemplate()
                .get("heimdall/templates/postgresql/cluster.yaml"))
        .isEqualTo(
            """
            apiVersion: postgresql.cnpg.io/v1
            kind: Cluster
            metadata:
              name: prod-heimdall-postgresql
              labels:
                helm.sh/chart: heimdall-4.0.0
                app.kubernetes.io/name: heimdall
                app.kubernetes.io/instance: "prod"
                app.kubernetes.io/version: "2.13.0"
                app.kubernetes.io/managed-by: Helm
              annotations:
                helm.sh/resource-policy: keep
            spec:
              instances: 1
              imageName: "ghcr.io/cloudnative-pg/postgresql:17.6"
              imagePullPolicy: IfNotPresent
              bootstrap:
                initdb:
                  database: "heimdall"
                  owner: "heimdall"
                  dataChecksums: true
                  secret:
                    name: "mine"
              storage:
                size: "10Gi"
                storageClass: "fast"
              resources:
                limits:
                  ephemeral-storage: 1Gi
                  memory: 1Gi
                requests:
                  cpu: 100m
                  ephemeral-storage: 1Gi
                  memory: 256Mi
              affinity:
                enablePodAntiAffinity: true
                podAntiAffinityType: preferred
                topologyKey: kubernetes.io/hostname""");
  }

  @Test
  void heimdall_connects_to_the_primary_with_the_secret_of_the_operator() {
    Rendered rendered = CHART.render();
    JsonNode password = rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef");

    assertThat(rendered.config())
        .containsEntry("DATABASE_HOST", "prod-heimdall-postgresql-rw")
        .containsEntry("DATABASE_PORT", "5432")
        .containsEntry("DATABASE_NAME", "heimdall")
        .containsEntry("DATABASE_USERNAME", "heimdall");
    assertThat(password.path("name").asText()).isEqualTo("prod-heimdall-postgresql-app");
    assertThat(password.path("key").asText()).isEqualTo("password");
  }

  @Test
  void a_secret_of_the_users_serves_cluster_and_heimdall() {
    Rendered rendered = CHART.render("postgresql.auth.existingSecret=mine");

    assertThat(cluster(rendered).at("/spec/bootstrap/initdb/secret/name").asText())
        .isEqualTo("mine");
    assertThat(
            rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef/name").asText())
        .isEqualTo("mine");
  }

  @Test
  void the_name_has_at_most_the_50_characters_that_the_operator_allows() {
    Rendered rendered = CHART.render(CHART.request().withReleaseName(TestedChart.LONGEST_RELEASE));

    assertThat(cluster(rendered).at("/metadata/name").asText())
        .isEqualTo("a-release-whose-name-is-as-long-as-helm-postgresql")
        .hasSize(50);
  }

  @Test
  void the_network_policy_finds_the_instances_by_the_operators_label() {
    Rendered rendered = CHART.render("heimdall.networkPolicy.enabled=true");

    assertThat(rendered.template("networkpolicy.yaml").at("/spec/egress/1").toString())
        .isEqualTo(
            "{\"to\":[{\"podSelector\":{\"matchLabels\":"
                + "{\"cnpg.io/cluster\":\"prod-heimdall-postgresql\"}}}],"
                + "\"ports\":[{\"protocol\":\"TCP\",\"port\":5432}]}");
  }

  @Test
  void the_cluster_may_go_with_the_release() {
    assertThat(cluster(CHART.render("postgresql.keepOnUninstall=false")).at("/metadata").toString())
        .doesNotContain("resource-policy");
  }
}
