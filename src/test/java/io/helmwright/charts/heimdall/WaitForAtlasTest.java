package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.Modes;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.AtlasResource;
import io.helmwright.pattern.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The container {@code wait-for-atlas} as it is rendered, with a real PostgreSQL; skipped where the
 * machine has no {@code psql} of the server's version.
 */
@DisabledOnOs(OS.WINDOWS)
class WaitForAtlasTest {

  private static final TestedChart CHART =
      TestedChart.of(new HeimdallChart(Migrations.atlasOperator(AtlasResource.migration())));
  private static final TestedChart DECLARATIVE =
      TestedChart.of(
          new HeimdallChart(
              Migrations.atlasOperator(
                  AtlasResource.schema().readyWhen("to_regclass('public.users') IS NOT NULL"))));

  private static final String OLD = "20260101000000";
  private static final String NEW = "20261121093000";

  @TempDir Path programs;
  @TempDir Path migrations;
  private PostgresServer server;

  @BeforeEach
  void start() throws IOException {
    server = PostgresServer.running();
    Files.createFile(migrations.resolve(OLD + "_users.sql"));
    Files.createFile(migrations.resolve(NEW + "_groups.sql"));
    Files.createFile(migrations.resolve("atlas.sum"));
  }

  @AfterEach
  void forget() throws SQLException {
    execute("DROP SCHEMA IF EXISTS atlas_schema_revisions CASCADE", "DROP TABLE IF EXISTS users");
  }

  @Test
  void gives_up_while_atlas_has_recorded_nothing() {
    assertThat(started(CHART, server.port(), 0).end())
        .isEqualTo(
            new ContainerRun(
                1,
                List.of(
                    "ERROR:  relation \"atlas_schema_revisions.atlas_schema_revisions\" does not exist",
                    "LINE 2: FROM \"atlas_schema_revisions\".atlas_schema_revisions",
                    "             ^",
                    "gave up: version " + NEW + " is not applied after 0 s")));
  }

  @Test
  void gives_up_on_a_schema_that_stays_behind() throws SQLException {
    recordTable();
    recorded(OLD, 2, 2, "");

    assertThat(started(CHART, server.port(), 0).end()).isEqualTo(gaveUp("version " + NEW));
  }

  @ParameterizedTest(name = "{0} of {1} statements, error \"{2}\"")
  @CsvSource({"1, 2, ''", "1, 2, syntax error", "2, 2, could not commit"})
  void gives_up_on_a_migration_that_is_not_applied_whole(int applied, int total, String error)
      throws SQLException {
    recordTable();
    recorded(OLD, 2, 2, "");
    recorded(NEW, applied, total, error);

    assertThat(started(CHART, server.port(), 0).end()).isEqualTo(gaveUp("version " + NEW));
  }

  @Test
  void ends_at_once_when_the_newest_file_is_applied() throws SQLException {
    recordTable();
    recorded(".atlas_cloud_identifier", 0, 1, "");
    recorded(OLD, 2, 2, "");
    recorded(NEW, 3, 3, "");

    assertThat(started(CHART, server.port(), 0).end()).isEqualTo(applied("version " + NEW));
  }

  @Test
  void waits_for_the_version_that_users_name() throws SQLException {
    recordTable();
    recorded("v1", 0, 0, "");

    assertThat(started(CHART, server.port(), 0, "heimdall.migrations.atlas.version=v1").end())
        .isEqualTo(applied("version v1"));
  }

  @Test
  void waits_for_whatever_is_in_the_registry() throws SQLException {
    recordTable();
    recorded(OLD, 1, 2, "");
    String[] registry = {
      "heimdall.migrations.atlas.configMapName=",
      "heimdall.migrations.atlas.remote.name=app",
      "heimdall.migrations.atlas.remote.tokenSecret=token"
    };
    migrations = programs.resolve("nothing");

    var before = started(CHART, server.port(), 0, registry).end();
    execute("UPDATE atlas_schema_revisions.atlas_schema_revisions SET applied = total");
    var after = started(CHART, server.port(), 0, registry).end();

    assertThat(before).isEqualTo(gaveUp("any migration"));
    assertThat(after).isEqualTo(applied("any migration"));
  }

  @Test
  void takes_a_migration_that_comes_late() throws SQLException {
    recordTable();
    var waiting = started(CHART, server.port(), 20);
    assertThat(waiting.nextLine()).isEqualTo("waiting for the Atlas operator: version " + NEW);

    recorded(NEW, 3, 3, "");

    assertThat(waiting.end().lines()).endsWith("applied: version " + NEW);
  }

  @Test
  void gives_up_on_a_database_that_stays_down() {
    int port = PostgresServer.freePort();

    var run = started(CHART, port, 0).end();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .startsWith(
            "psql: error: connection to server at \"127.0.0.1\", port %d failed: Connection refused"
                .formatted(port))
        .endsWith("gave up: version " + NEW + " is not applied after 0 s");
  }

  @Test
  void takes_a_database_that_comes_up_late() throws SQLException {
    recordTable();
    recorded(NEW, 3, 3, "");
    server.stop();
    ContainerRun run;
    try {
      var waiting = started(CHART, server.port(), 20);
      assertThat(waiting.nextLine()).isEqualTo("waiting for the Atlas operator: version " + NEW);
      server.start();
      run = waiting.end();
    } finally {
      server.start();
    }

    assertThat(run.code()).isZero();
    assertThat(run.lines()).endsWith("applied: version " + NEW);
  }

  @Test
  void waits_for_a_schema_that_is_described() throws SQLException {
    var before = started(DECLARATIVE, server.port(), 0).end();
    execute("CREATE TABLE users (id bigint)");
    var after = started(DECLARATIVE, server.port(), 0).end();

    assertThat(before)
        .isEqualTo(new ContainerRun(1, List.of("f", "gave up: the schema is not there after 0 s")));
    assertThat(after).isEqualTo(new ContainerRun(0, List.of("the schema is there")));
  }

  private static ContainerRun applied(String what) {
    return new ContainerRun(0, List.of("applied: " + what));
  }

  private static ContainerRun gaveUp(String what) {
    return new ContainerRun(
        1, List.of("f", "gave up: %s is not applied after 0 s".formatted(what)));
  }

  /** The table as Atlas makes it. */
  private void recordTable() throws SQLException {
    execute(
        "CREATE SCHEMA atlas_schema_revisions",
        """
        CREATE TABLE atlas_schema_revisions.atlas_schema_revisions (
          version character varying NOT NULL PRIMARY KEY,
          description character varying NOT NULL,
          type bigint NOT NULL DEFAULT 2,
          applied bigint NOT NULL DEFAULT 0,
          total bigint NOT NULL DEFAULT 0,
          executed_at timestamptz NOT NULL,
          execution_time bigint NOT NULL,
          error text,
          error_stmt text,
          hash character varying NOT NULL,
          partial_hashes jsonb,
          operator_version character varying NOT NULL
        )""");
  }

  private void recorded(String version, int applied, int total, String error) throws SQLException {
    execute(
        """
        INSERT INTO atlas_schema_revisions.atlas_schema_revisions
        VALUES ('%s', 'x', 2, %d, %d, now(), 1, nullif('%s', ''), NULL, 'h1', NULL, 'Atlas CLI')"""
            .formatted(version, applied, total, error));
  }

  private void execute(String... statements) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** No time at all is less than the schema allows, and spares tests the waiting. */
  private ContainerRun.Started started(
      TestedChart chart, int port, int seconds, String... settings) {
    var connection =
        Stream.of(
            "postgresql.enabled=false",
            "externalDatabase.host=127.0.0.1",
            "externalDatabase.port=" + port,
            "externalDatabase.existingSecret=heimdall-db-credentials",
            "heimdall.migrations.atlas.configMapName=files",
            "heimdall.migrations.atlas.schemaTimeoutSeconds=" + seconds);
    var all = new ArrayList<>(connection.toList());
    all.addAll(List.of(settings));
    var rendered = chart.render(Modes.with(chart.withoutSchema(chart.request()), all));
    return new ContainerRun.Started(
        rendered.container("wait-for-atlas"),
        List.of(PostgresClients.REAL.folder(programs)),
        Map.of(
            "MIGRATIONS_DIRECTORY", migrations.toString(), "PGPASSWORD", PostgresServer.PASSWORD));
  }
}
