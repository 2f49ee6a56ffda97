package io.helmwright.charts.atlasapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Modes;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.AtlasResource;
import io.helmwright.pattern.Migrations;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HookOrder;
import io.helmwright.verify.RenderedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Atlas operator is given, and who waits for it. */
class AtlasOperatorTest {

  private static final TestedChart CHART = TestedChart.named("atlas-app");
  private static final String OPERATOR = "app.migrations.mode=operator";
  private static final String CONFIG_MAP = "app.migrations.atlas.configMapName=files";

  @Test
  void a_migration_has_the_databases_credentials_and_a_config_map() {
    assertThat(template("atlasmigration.yaml", CHART.render(OPERATOR, CONFIG_MAP)))
        .endsWith(
            """
            spec:
              credentials:
                scheme: postgres
                host: "prod-postgresql"
                port: 5432
                user: "app"
                passwordFrom:
                  secretKeyRef:
                    name: "prod-postgresql"
                    key: "password"
                database: "app"
                parameters:
                  sslmode: "disable"
              dir:
                configMapRef:
                  name: "files"
              revisionsSchema: "atlas_schema_revisions"
              execOrder: linear
              protectedFlows:
                migrateDown:
                  allow: false
                  autoApprove: false
              backoffLimit: 20
            """);
  }

  @Test
  void an_external_database_is_asked_for_encryption() {
    var sets =
        Stream.concat(Modes.external(CHART).stream(), Stream.of(OPERATOR, CONFIG_MAP))
            .toArray(String[]::new);
    JsonNode migration = CHART.render(sets).template("atlasmigration.yaml");

    assertThat(migration.at("/spec/credentials/parameters/sslmode").asText()).isEqualTo("require");
  }

  @Test
  void a_directory_of_the_registry_comes_with_a_token() {
    JsonNode migration =
        CHART
            .render(
                OPERATOR,
                "app.migrations.atlas.remote.name=shop",
                "app.migrations.atlas.remote.tag=v2",
                "app.migrations.atlas.remote.tokenSecret=atlas")
            .template("atlasmigration.yaml");

    assertThat(migration.at("/spec/dir"))
        .hasToString("{\"remote\":{\"name\":\"shop\",\"tag\":\"v2\"}}");
    assertThat(migration.at("/spec/cloud/tokenFrom/secretKeyRef"))
        .hasToString("{\"name\":\"atlas\",\"key\":\"token\"}");
  }

  @Test
  void files_in_the_values_become_a_config_map() {
    Rendered rendered =
        CHART.renderFile(
            """
            app:
              migrations:
                mode: operator
                atlas:
                  files:
                    1_users.sql: CREATE TABLE users (id bigint);
                    atlas.sum: h1:sum
            """);

    assertThat(rendered.template("configmap-atlas.yaml").at("/data"))
        .hasToString(
            "{\"1_users.sql\":\"CREATE TABLE users (id bigint);\",\"atlas.sum\":\"h1:sum\"}");
    assertThat(rendered.template("atlasmigration.yaml").at("/spec/dir/configMapRef/name").asText())
        .isEqualTo(rendered.template("configmap-atlas.yaml").at("/metadata/name").asText());
  }

  @Test
  void a_schema_is_what_the_database_is_compared_with() {
    var chart =
        TestedChart.of(
            new AtlasAppChart(
                Migrations.atlasOperator(
                    AtlasResource.schema().readyWhen("to_regclass('users') IS NOT NULL"))));
    Rendered rendered = chart.render(CONFIG_MAP, "app.migrations.atlas.schemas={public}");

    assertThat(template("atlasschema.yaml", rendered))
        .endsWith(
            """
                parameters:
                  sslmode: "disable"
              schema:
                configMapKeyRef:
                  name: "files"
                  key: "schema.sql"
              schemas:
                - public
              policy:
                lint:
                  destructive:
                    error: true
            """);
    assertThat(
            rendered
                .template("deployment.yaml")
                .at("/spec/template/spec/initContainers/1/command/2")
                .asText())
        .contains("SELECT to_regclass('users') IS NOT NULL;");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_of_the_job_is_left_when_the_operator_migrates(boolean embedded) {
    var settings = new ArrayList<>(List.of(OPERATOR, CONFIG_MAP));
    settings.addAll(embedded ? List.of(Modes.EMBEDDED) : Modes.external(CHART));
    var objects =
        CHART.render(settings.toArray(String[]::new)).chart().documents().stream()
            .filter(d -> d.template().startsWith("atlas-app/templates/"))
            .map(RenderedDocument::toObject)
            .filter(object -> !object.at("/metadata/annotations").toString().contains("\"test\""))
            .toList();
    var order =
        List.of(
            "PodDisruptionBudget/prod-atlas-app",
            "ServiceAccount/prod-atlas-app",
            "Secret/prod-atlas-app-secrets",
            "ConfigMap/prod-atlas-app-config",
            "Service/prod-atlas-app",
            "Deployment/prod-atlas-app",
            "AtlasMigration/prod-atlas-app");

    assertThat(HookOrder.onInstall(objects)).isEqualTo(order);
    assertThat(HookOrder.onUpgrade(objects)).isEqualTo(order);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "other=1 | app.migrations.atlas.configMapName: set it, or app.migrations.atlas.files, or app.migrations.atlas.remote.name; the operator needs migrations",
        "configMapName=a;remote.name=b;remote.tokenSecret=s | app.migrations.atlas.remote.name: leave it empty, or leave app.migrations.atlas.configMapName and app.migrations.atlas.files empty; migrations come from one place",
        "configMapName=a;files.atlas\\.sum=h1 | app.migrations.atlas.files: leave it empty, or leave app.migrations.atlas.configMapName empty; migrations come from one place",
        "files.x=y | app.migrations.atlas.files: add atlas.sum, which \"atlas migrate hash\" writes; Atlas applies no directory without",
        "remote.name=b | app.migrations.atlas.remote.tokenSecret: name the Secret with the token; the registry tells nobody else",
        "configMapName=a;protectedFlows.migrateDown.autoApprove=true | app.migrations.atlas.protectedFlows.migrateDown.allow: set it to true, or app.migrations.atlas.protectedFlows.migrateDown.autoApprove to false; what is not allowed needs no approval",
      })
  void what_belongs_together(String settings, String complaint) {
    var sets =
        Stream.concat(
                Stream.of(OPERATOR),
                Stream.of(settings.split(";")).map(set -> "app.migrations.atlas." + set))
            .toList();
    var request = Modes.with(CHART.withoutSchema(CHART.request()), sets);

    var refusal = catchThrowableOfType(ProblemException.class, () -> CHART.render(request));

    assertThat(refusal.problems()).extracting(Problem::message).containsExactly(complaint);
  }

  private static String template(String file, Rendered rendered) {
    return rendered.chart().documents().stream()
            .filter(document -> document.template().endsWith(file))
            .map(RenderedDocument::text)
            .findFirst()
            .orElseThrow()
            .strip()
        + "\n";
  }
}
