package io.helmwright.charts.heimdall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the chart, run by {@code sh} as they are rendered, with programs that only act:
 * {@code pg_isready}, {@code wget}, and a {@code sleep} that doesn't.
 */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {

  @TempDir Path temp;
  private Path programs;

  @BeforeEach
  void layOut() throws IOException {
    programs = Files.createDirectory(temp.resolve("bin"));
    program("sleep", "echo \"$1\" >>'%s'".formatted(temp.resolve("slept")));
  }

  @Test
  void wait_for_db_ends_at_once_when_the_database_is_up() throws Exception {
    program("pg_isready", "exit 0");

    assertThat(waitForDatabase())
        .isEqualTo(new Run(0, List.of("the database at prod-postgresql:5432 accepts connections")));
    assertThat(temp.resolve("slept")).doesNotExist();
  }

  @Test
  void wait_for_db_asks_the_database_that_heimdall_uses() throws Exception {
    program("pg_isready", "echo \"$@\"");

    assertThat(waitForDatabase().lines()).startsWith("--quiet --host=prod-postgresql --port=5432");
  }

  @Test
  void wait_for_db_waits_for_a_database_that_comes_up_late() throws Exception {
    upAfter(3);

    assertThat(waitForDatabase())
        .isEqualTo(
            new Run(
                0,
                List.of(
                    "waiting for the database at prod-postgresql:5432",
                    "waiting for the database at prod-postgresql:5432",
                    "the database at prod-postgresql:5432 accepts connections")));
    assertThat(temp.resolve("slept")).hasContent("2\n2\n");
  }

  @Test
  void wait_for_db_gives_up_on_a_database_that_stays_down() throws Exception {
    program("pg_isready", "exit 2");

    Run run = waitForDatabase("waitForDatabase.timeoutSeconds=10");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .hasSize(6)
        .endsWith("gave up: no database at prod-postgresql:5432 after 10 s");
    assertThat(Files.readAllLines(temp.resolve("slept"))).containsExactly("2", "2", "2", "2", "2");
  }

  @Test
  void wait_for_db_takes_a_database_that_is_up_at_the_last_moment() throws Exception {
    upAfter(6);

    Run run = waitForDatabase("waitForDatabase.timeoutSeconds=10");

    assertThat(run.code()).isZero();
    assertThat(run.lines()).endsWith("the database at prod-postgresql:5432 accepts connections");
  }

  @Test
  void the_test_succeeds_when_heimdall_answers() throws Exception {
    program("wget", "exit 0");

    assertThat(connection())
        .isEqualTo(new Run(0, List.of("http://prod-heimdall:3000/server answers")));
  }

  @Test
  void the_test_fails_when_heimdall_does_not_answer() throws Exception {
    program("wget", "echo refused >&2; exit 4");

    assertThat(connection()).isEqualTo(new Run(4, List.of("refused")));
  }

  private void upAfter(int questions) throws IOException {
    program(
        "pg_isready",
        """
        echo asked >>"%1$s"
        [ "$(wc -l <"%1$s")" -ge %2$d ]
        """
            .formatted(temp.resolve("asked"), questions));
  }

  private Run waitForDatabase(String... sets) throws Exception {
    return run(Heimdall.render(sets).container("wait-for-db"));
  }

  private Run connection() throws Exception {
    return run(Heimdall.render().template("tests/connection.yaml").at("/spec/containers/0"));
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private record Run(int code, List<String> lines) {}

  /** Runs a container's command with its environment. */
  private Run run(JsonNode container) throws Exception {
    List<String> command = container.path("command").valueStream().map(JsonNode::asText).toList();
    Path out = temp.resolve("out");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().put("PATH", programs + ":/usr/bin:/bin");
    for (JsonNode variable : container.path("env")) {
      builder.environment().put(variable.path("name").asText(), variable.path("value").asText());
    }
    Process process = builder.start();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after 20 s; it said:\n" + Files.readString(out));
    }
    return new Run(process.exitValue(), Files.readAllLines(out, UTF_8));
  }
}
