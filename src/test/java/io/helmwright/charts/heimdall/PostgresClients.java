package io.helmwright.charts.heimdall;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The client programs that scripts find on their path. No Maven artifact has them. So a test runs
 * with PostgreSQL's own where the machine has those of the server's major version, and is skipped
 * elsewhere; and on every machine with {@linkplain SubstitutePrograms substitutes}, which accept no
 * other options than the scripts pass and speak to the real server by JDBC.
 */
enum PostgresClients {
  /** PostgreSQL's own. */
  REAL {
    @Override
    Path folder(Path empty) {
      Optional<Path> folder =
          Stream.concat(
                  Stream.of("/usr/lib/postgresql/" + PostgresServer.MAJOR + "/bin"),
                  Stream.of(System.getenv("PATH").split(":")))
              .map(Path::of)
              .filter(f -> version(f.resolve("pg_dump")).contains(" " + PostgresServer.MAJOR + "."))
              .findFirst();
      assumeTrue(
          folder.isPresent(),
          "no pg_dump of PostgreSQL " + PostgresServer.MAJOR + " on this machine");
      return folder.get();
    }
  },

  /** Ours. */
  SUBSTITUTE {
    @Override
    Path folder(Path empty) {
      for (String name : SubstitutePrograms.NAMES) {
        ContainerRun.program(
            empty,
            name,
            "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s \"$@\""
                .formatted(
                    ProcessHandle.current().info().command().orElseThrow(),
                    System.getProperty("java.class.path"),
                    SubstitutePrograms.class.getName(),
                    name));
      }
      return empty;
    }
  };

  /**
   * Where the programs are.
   *
   * @param empty a folder for those that have to be made
   */
  abstract Path folder(Path empty);

  private static String version(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "--version").start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
