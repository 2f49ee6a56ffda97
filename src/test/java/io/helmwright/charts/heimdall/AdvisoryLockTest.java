package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Modes;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sidecar {@code migration-lock} as it is rendered, with a real PostgreSQL; skipped where the
 * machine has no {@code psql} of the server's version.
 */
@DisabledOnOs(OS.WINDOWS)
class AdvisoryLockTest {

  private static final TestedChart CHART =
      TestedChart.of(
          new HeimdallChart(Migrations.initContainer(HeimdallChart.SEQUELIZE).underAdvisoryLock()));

  @TempDir Path programs;
  @TempDir Path first;
  @TempDir Path second;
  private PostgresServer server;

  @BeforeEach
  void start() {
    server = PostgresServer.running();
  }

  @Test
  void one_pod_migrates_while_the_other_waits() throws Exception {
    var one = started(first);
    assertThat(one.nextLine()).isEqualTo("this pod may migrate");
    var other = started(second);
    awaitWaiting();
    assertThat(second.resolve("held")).doesNotExist();

    Files.createFile(first.resolve("released"));

    assertThat(one.nextLine()).isEqualTo("the lock is given back");
    assertThat(other.nextLine()).isEqualTo("this pod may migrate");
    Files.createFile(second.resolve("released"));
    assertThat(other.nextLine()).isEqualTo("the lock is given back");
    assertThat(one.terminate()).isZero();
    assertThat(other.terminate()).isZero();
  }

  @Test
  void a_pod_that_has_migrated_asks_for_no_lock_again() throws IOException {
    Files.createFile(first.resolve("released"));

    var again = started(first);

    assertThat(again.nextLine()).isEqualTo("the lock is given back");
    assertThat(again.terminate()).isZero();
  }

  /** Returns once a session waits for an advisory lock. */
  private void awaitWaiting() throws SQLException {
    try (var connection = server.connect();
        var waiting =
            connection.prepareStatement(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")) {
      while (true) {
        try (var row = waiting.executeQuery()) {
          if (row.next()) {
            return;
          }
        }
      }
    }
  }

  private ContainerRun.Started started(Path directory) {
    JsonNode container =
        CHART
            .render(
                Modes.with(
                    CHART.request(),
                    List.of(
                        "postgresql.enabled=false",
                        "externalDatabase.host=127.0.0.1",
                        "externalDatabase.port=" + server.port(),
                        "externalDatabase.existingSecret=heimdall-db-credentials")))
            .container("migration-lock");
    return new ContainerRun.Started(
        container,
        List.of(PostgresClients.REAL.folder(programs)),
        Map.of("LOCK_DIRECTORY", directory.toString(), "PGPASSWORD", PostgresServer.PASSWORD));
  }
}
