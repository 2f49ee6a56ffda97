package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Approved;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heimdall on a PostgreSQL of the chart's own, on the official image. */
class BuiltInDatabaseTest {

  private static final TestedChart CHART = Heimdall.CHART.on("built-in");

  private static JsonNode statefulSet(Rendered rendered) {
    return rendered.template("postgresql/statefulset.yaml");
  }

  private static JsonNode server(Rendered rendered) {
    return statefulSet(rendered).at("/spec/template/spec/containers/0");
  }

  private static Rendered renderWithoutSchema(String set) {
    return CHART.render(CHART.withoutSchema(CHART.request()).withSet(set));
  }

  private static String variable(JsonNode container, String name) {
    return container
        .path("env")
        .valueStream()
        .filter(e -> e.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow()
        .path("value")
        .asText();
  }

  /** With given passwords, since generated ones differ every time. */
  @Test
  void its_objects() {
    var text = new StringBuilder();
    CHART
        .render(
            "postgresql.auth.password=p",
            "postgresql.auth.postgresPassword=q",
            "heimdall.networkPolicy.enabled=true")
        .byTemplate()
        .forEach(
            (template, yaml) -> {
              if (template.contains("/postgresql/")) {
                text.append("---\n# Source: ").append(template).append('\n').append(yaml);
                text.append('\n');
              }
            });
    Approved.verify(CHART, "BuiltInDatabaseTest.its_objects.yaml", text.toString());
  }

  @Test
  void heimdall_connects_as_a_user_of_its_own() {
    Rendered rendered = CHART.render();
    JsonNode password = rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef");

    assertThat(rendered.config())
        .containsEntry("DATABASE_HOST", "prod-heimdall-postgresql")
        .containsEntry("DATABASE_PORT", "5432")
        .containsEntry("DATABASE_NAME", "heimdall")
        .containsEntry("DATABASE_USERNAME", "heimdall");
    assertThat(password.path("name").asText()).isEqualTo("prod-heimdall-postgresql");
    assertThat(password.path("key").asText()).isEqualTo("password");
  }

  @Test
  void both_passwords_are_generated_and_differ() {
    var passwords = Rendered.decoded(CHART.render().template("postgresql/secret.yaml"));

    assertThat(passwords).containsOnlyKeys("password", "postgres-password");
    assertThat(passwords.values()).allMatch(p -> p.matches("[A-Za-z0-9]{24}"));
    assertThat(passwords.values()).doesNotHaveDuplicates();
  }

  @Test
  void an_existing_secret_serves_database_and_heimdall() {
    Rendered rendered = CHART.render("postgresql.auth.existingSecret=mine");

    assertThat(rendered.template("postgresql/secret.yaml").isMissingNode()).isTrue();
    assertThat(server(rendered).findValuesAsText("name")).contains("mine");
    assertThat(
            rendered.container("heimdall-front").at("/env/0/valueFrom/secretKeyRef/name").asText())
        .isEqualTo("mine");
  }

  @Test
  void a_password_from_the_values_restarts_heimdall_when_it_changes() {
    String path = "/spec/template/metadata/annotations/checksum~1database";

    assertThat(CHART.render("postgresql.auth.password=a").statefulSet().at(path))
        .isNotEqualTo(CHART.render("postgresql.auth.password=b").statefulSet().at(path));
    assertThat(CHART.render().statefulSet().at(path).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "17.6-alpine, /var/lib/postgresql/data, /var/lib/postgresql/data/pgdata",
    "16-alpine, /var/lib/postgresql/data, /var/lib/postgresql/data/pgdata",
    "18.0-trixie, /var/lib/postgresql, /var/lib/postgresql/18/docker",
    "19@sha256:0f5e, /var/lib/postgresql, /var/lib/postgresql/19/docker"
  })
  void the_volume_is_where_the_image_has_it(String tag, String mountPath, String data) {
    JsonNode server = server(CHART.render("postgresql.image.tag=" + tag));

    assertThat(server.at("/volumeMounts/0/mountPath").asText()).isEqualTo(mountPath);
    assertThat(variable(server, "PGDATA")).isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "alpine", "v17", "9.6.24"})
  void a_tag_that_hides_the_major_version_is_refused(String tag) {
    assertThatThrownBy(() -> CHART.render("postgresql.image.tag=" + tag))
        .hasMessageContaining("values postgresql.image.tag: ");
    assertThatThrownBy(() -> renderWithoutSchema("postgresql.image.tag=" + tag))
        .hasMessageContaining(
            "postgresql.image.tag: begin it with PostgreSQL's major version, as in 17.6-alpine;"
                + " the layout of the volume depends on it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql.auth.username=postgres | postgresql.auth.username: choose another name; postgres is the superuser, and PostgreSQL keeps pg_ for itself",
        "postgresql.auth.username=pg_app | postgresql.auth.username: choose another name; postgres is the superuser, and PostgreSQL keeps pg_ for itself",
        "postgresql.auth.database=template1 | postgresql.auth.database: choose another name; postgres, template0 and template1 are PostgreSQL's own"
      })
  void names_that_are_postgresqls_own_are_refused(String set, String message) {
    assertThatThrownBy(() -> CHART.render(set))
        .hasMessageContaining("values " + message.substring(0, message.indexOf(':')) + ": ");
    assertThatThrownBy(() -> renderWithoutSchema(set)).hasMessageContaining(message);
  }

  @Test
  void without_persistence_the_data_is_in_the_pod_and_the_notes_warn() {
    Rendered rendered = CHART.render("postgresql.persistence.enabled=false");
    JsonNode spec = statefulSet(rendered).path("spec");

    assertThat(spec.has("volumeClaimTemplates")).isFalse();
    assertThat(spec.has("persistentVolumeClaimRetentionPolicy")).isFalse();
    assertThat(spec.at("/template/spec").has("initContainers")).isFalse();
    assertThat(spec.at("/template/spec/volumes").findValuesAsText("name")).contains("data");
    assertThat(rendered.chart().notes())
        .contains("The database has no volume: its data goes with its pod.");
  }

  @Test
  void what_is_frozen_does_not_change_with_the_charts_version() {
    JsonNode claim = statefulSet(CHART.render()).at("/spec/volumeClaimTemplates/0/metadata");

    assertThat(Rendered.strings(claim.path("labels")))
        .containsOnlyKeys(
            "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");
  }

  @Test
  void the_name_leaves_room_for_the_hash_of_a_revision() {
    Rendered rendered = CHART.render(CHART.request().withReleaseName(TestedChart.LONGEST_RELEASE));

    assertThat(statefulSet(rendered).at("/metadata/name").asText())
        .isEqualTo("a-release-whose-name-is-as-long-as-helm-a-postgresql")
        .hasSize(63 - "-0123456789".length());
  }
}
