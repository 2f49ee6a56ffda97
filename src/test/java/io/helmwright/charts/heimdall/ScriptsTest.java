package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the chart, run by {@code sh} as they are rendered, with programs that only act:
 * {@code pg_isready}, {@code wget}, and a {@code sleep} that doesn't. With a real database they run
 * in {@link WaitForDatabaseTest}, {@link BackupToVolumeTest} and {@link BackupToBucketTest}.
 */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

  @TempDir Path temp;
  private Path programs;
  private Path slept;

  @BeforeEach
  void layOut() throws IOException {
    programs = Files.createDirectory(temp.resolve("bin"));
    slept = ContainerRun.clock(programs);
  }

  @Test
  void wait_for_db_gives_up_on_a_database_that_stays_down() throws IOException {
    ContainerRun.program(programs, "pg_isready", "exit 2");

    ContainerRun run = waitForDatabase("waitForDatabase.timeoutSeconds=10");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .hasSize(6)
        .endsWith("gave up: no database at prod-postgresql:5432 after 10 s");
    assertThat(Files.readAllLines(slept)).containsExactly("2", "2", "2", "2", "2");
  }

  @Test
  void wait_for_db_takes_a_database_that_is_up_at_the_last_moment() {
    upAfter(6);

    ContainerRun run = waitForDatabase("waitForDatabase.timeoutSeconds=10");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).endsWith("the database at prod-postgresql:5432 accepts connections");
  }

  @Test
  void the_test_succeeds_when_heimdall_answers() {
    ContainerRun.program(programs, "wget", "exit 0");

    assertThat(connection())
        .isEqualTo(new ContainerRun(0, List.of("http://prod-heimdall:3000/server answers")));
  }

  @Test
  void the_test_fails_when_heimdall_does_not_answer() {
    ContainerRun.program(programs, "wget", "echo refused >&2; exit 4");

    assertThat(connection()).isEqualTo(new ContainerRun(4, List.of("refused")));
  }

  private void upAfter(int questions) {
    ContainerRun.program(
        programs,
        "pg_isready",
        """
        echo asked >>"%1$s"
        [ "$(wc -l <"%1$s")" -ge %2$d ]
        """
            .formatted(temp.resolve("asked"), questions));
  }

  private ContainerRun waitForDatabase(String... sets) {
    return run(Heimdall.render(sets).container("wait-for-db"));
  }

  private ContainerRun connection() {
    return run(Heimdall.render().template("tests/connection.yaml").at("/spec/containers/0"));
  }

  private ContainerRun run(JsonNode container) {
    return ContainerRun.of(container, List.of(programs), Map.of());
  }
}
