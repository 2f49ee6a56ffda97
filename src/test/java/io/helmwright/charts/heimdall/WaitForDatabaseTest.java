package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The container {@code wait-for-db} as it is rendered, with a real PostgreSQL. {@code pg_isready}
 * is real too where the machine has it, see {@link PostgresClients}.
 */
@DisabledOnOs(OS.WINDOWS)
class WaitForDatabaseTest {

  @TempDir Path programs;
  private PostgresServer server;

  @BeforeEach
  void start() {
    server = PostgresServer.running();
  }

  @ParameterizedTest
  @EnumSource
  void ends_at_once_when_the_database_is_up(PostgresClients clients) {
    assertThat(started(clients, server.port(), 2).end())
        .isEqualTo(new ContainerRun(0, List.of(accepts())));
  }

  @ParameterizedTest
  @EnumSource
  void gives_up_on_a_database_that_stays_down(PostgresClients clients) {
    int port = PostgresServer.freePort();

    assertThat(started(clients, port, 2).end())
        .isEqualTo(
            new ContainerRun(
                1,
                List.of(
                    "waiting for the database at 127.0.0.1:" + port,
                    "gave up: no database at 127.0.0.1:%d after 2 s".formatted(port))));
  }

  @ParameterizedTest
  @EnumSource
  void takes_a_database_that_comes_up_late(PostgresClients clients) {
    server.stop();
    ContainerRun run;
    try {
      var waiting = started(clients, server.port(), 20);
      assertThat(waiting.nextLine()).startsWith("waiting for the database");
      server.start();
      run = waiting.end();
    } finally {
      server.start();
    }

    assertThat(run.code()).isZero();
    assertThat(run.lines()).endsWith(accepts());
  }

  private String accepts() {
    return "the database at 127.0.0.1:%d accepts connections".formatted(server.port());
  }

  private ContainerRun.Started started(PostgresClients clients, int port, int seconds) {
    JsonNode container =
        Heimdall.render(
                "postgresql.enabled=false",
                "externalDatabase.host=127.0.0.1",
                "externalDatabase.port=" + port,
                "externalDatabase.existingSecret=heimdall-db-credentials",
                "waitForDatabase.timeoutSeconds=" + seconds)
            .container("wait-for-db");
    return new ContainerRun.Started(container, List.of(clients.folder(programs)), Map.of());
  }
}
