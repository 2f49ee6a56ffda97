package io.helmwright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandInTest {

  private static final String BITNAMI = "oci://registry-1.docker.io/bitnamicharts";

  private final HelmEngine engine = new HelmEngine();
  private ChartFixture chart;

  @BeforeEach
  void makeChart(@TempDir Path directory) {
    chart = ChartFixture.in(directory).dependency("postgresql", "~18.2.0", BITNAMI);
  }

  @Test
  void says_what_it_stood_in_for() {
    assertThat(chart.render().standIns()).containsExactly("postgresql");
  }

  @Test
  void names_objects_after_the_release() {
    assertThat(names(chart.request().withReleaseName("prod")))
        .containsExactly(
            "Secret prod-postgresql",
            "Service prod-postgresql-hl",
            "Service prod-postgresql",
            "StatefulSet prod-postgresql");
  }

  @Test
  void does_not_repeat_its_name_when_the_release_contains_it() {
    assertThat(names(chart.request().withReleaseName("my-postgresql-x")))
        .contains("Secret my-postgresql-x", "StatefulSet my-postgresql-x");
  }

  @Test
  void cuts_a_long_name_at_63() {
    String release = "r".repeat(53);

    assertThat(names(chart.request().withReleaseName(release)))
        .contains("Secret " + release + "-postgresq", "Service " + release + "-postgresq");
  }

  @Test
  void global_fullname_override_wins() {
    var request =
        chart
            .request()
            .withSet("postgresql.fullnameOverride=db,global.postgresql.fullnameOverride=gdb");

    assertThat(names(request)).contains("Secret gdb", "Service gdb");
  }

  @Test
  void replication_appends_primary() {
    assertThat(
            names(
                chart
                    .request()
                    .withReleaseName("prod")
                    .withSet("postgresql.architecture=replication")))
        .contains(
            "Service prod-postgresql-primary",
            "Service prod-postgresql-primary-hl",
            "Secret prod-postgresql");
  }

  @Test
  void an_application_user_gets_the_key_password() {
    assertThat(
            object("Secret", chart.request().withSet("postgresql.auth.username=app")).get("data"))
        .hasToString("{\"postgres-password\":\"c3RhbmQtaW4=\",\"password\":\"c3RhbmQtaW4=\"}");
  }

  @Test
  void without_user_there_is_only_the_administrators_key() {
    assertThat(object("Secret", chart.request()).get("data"))
        .hasToString("{\"postgres-password\":\"c3RhbmQtaW4=\"}");
  }

  @Test
  void an_existing_secret_is_used_with_its_keys() {
    var request =
        chart
            .request()
            .withSet("postgresql.auth.existingSecret=mine,postgresql.auth.username=app")
            .withSet("postgresql.auth.secretKeys.userPasswordKey=pw");

    assertThat(names(request)).noneMatch(name -> name.startsWith("Secret"));
    assertThat(
            object("StatefulSet", request)
                .at("/spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef"))
        .hasToString("{\"name\":\"mine\",\"key\":\"pw\"}");
  }

  @Test
  void the_selector_has_the_labels_that_network_policies_use() {
    assertThat(object("Service", chart.request().withReleaseName("prod")).at("/spec/selector"))
        .hasToString(
            "{\"app.kubernetes.io/name\":\"postgresql\",\"app.kubernetes.io/instance\":\"prod\","
                + "\"app.kubernetes.io/component\":\"primary\"}");
  }

  @Test
  void another_dependency_renders_nothing() {
    chart.dependency("redis", ">=1.2 <3", "https://charts.example.org").showing("1");

    assertThat(names(chart.request())).hasSize(1);
  }

  @Test
  void a_vendored_directory_is_left_alone() {
    chart
        .file("charts/postgresql/Chart.yaml", "apiVersion: v2\nname: postgresql\nversion: 18.2.4\n")
        .file("charts/postgresql/templates/c.yaml", "kind: ConfigMap\nmetadata: {name: real}\n");

    assertThat(chart.render().standIns()).isEmpty();
    assertThat(names(chart.request())).containsExactly("ConfigMap real");
  }

  @Test
  void a_local_repository_is_used() {
    chart
        .dependency("common", "1.x.x", "file://../common")
        .file("../common/Chart.yaml", "apiVersion: v2\nname: common\nversion: 1.4.0\n")
        .file("../common/templates/c.yaml", "kind: ConfigMap\nmetadata: {name: local}\n");

    assertThat(chart.render().standIns()).isEmpty();
    assertThat(names(chart.request())).containsExactly("ConfigMap local");
  }

  @ParameterizedTest(name = "{0} is satisfied by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "~18.2.0 | 18.2.0",
        "^1.2 | 1.2.0",
        "18.x.x | 18.0.0",
        ">=1.0.0 <2 | 1.0.0",
        "> 1.4.1 | 1.4.2",
        "<2.0.0 | 0.0.0",
        "* | 0.1.0",
        "'' | 0.1.0",
        "1.2.3-rc.1 | 1.2.3-rc.1",
      })
  void has_a_version_that_the_constraint_accepts(String constraint, String version) {
    assertThat(new Dependency("d", constraint, "").satisfyingVersion()).isEqualTo(version);
  }

  private List<String> names(RenderRequest request) {
    return engine.render(request).documents().stream()
        .map(RenderedDocument::toObject)
        .map(o -> o.path("kind").asText() + " " + o.at("/metadata/name").asText())
        .toList();
  }

  private JsonNode object(String kind, RenderRequest request) {
    return engine.render(request).documents().stream()
        .map(RenderedDocument::toObject)
        .filter(o -> o.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
