package io.helmwright.charts.heimdall;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.TestedChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of the built-in database: the one that refuses another version's volume, run by
 * {@code sh}, and the one that makes the application's user, run by a real server where there is
 * one.
 */
@DisabledOnOs(OS.WINDOWS)
class PostgresqlScriptsTest {

  private static final TestedChart CHART = Heimdall.CHART.on("built-in");

  @TempDir Path temp;
  private final List<List<String>> cleanUp = new ArrayList<>();

  @AfterEach
  void stopTheServer() throws Exception {
    for (var command : cleanUp) {
      run(Map.of(), command);
    }
  }

  private record Run(int code, String text) {}

  private Run run(Map<String, String> environment, List<String> command) throws Exception {
    Path out = Files.createTempFile(temp, "out", "");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    return new Run(process.exitValue(), Files.readString(out));
  }

  /** Runs the guard on a volume in which these files say which version it is. */
  private Run guard(String tag, Map<String, String> versions) throws Exception {
    JsonNode container =
        CHART
            .render("postgresql.image.tag=" + tag)
            .template("postgresql/statefulset.yaml")
            .at("/spec/template/spec/initContainers/0");
    var environment = new java.util.HashMap<String, String>();
    for (JsonNode variable : container.path("env")) {
      environment.put(variable.path("name").asText(), variable.path("value").asText());
    }
    String mountPath = environment.get("VOLUME");
    environment.replaceAll((name, value) -> value.replace(mountPath, temp + "/volume"));
    for (var version : versions.entrySet()) {
      Path file = temp.resolve("volume").resolve(version.getKey()).resolve("PG_VERSION");
      Files.createDirectories(file.getParent());
      Files.writeString(file, version.getValue() + "\n");
    }
    return run(environment, container.path("command").valueStream().map(JsonNode::asText).toList());
  }

  @Test
  void an_empty_volume_is_fine() throws Exception {
    assertThat(guard("17.6-alpine", Map.of())).isEqualTo(new Run(0, ""));
  }

  @Test
  void a_volume_of_the_same_major_version_is_fine() throws Exception {
    assertThat(guard("17.7-alpine", Map.of("pgdata", "17"))).isEqualTo(new Run(0, ""));
    assertThat(guard("18.1", Map.of("18/docker", "18"))).isEqualTo(new Run(0, ""));
  }

  @Test
  void a_volume_that_was_upgraded_in_place_is_fine() throws Exception {
    assertThat(guard("19.0", Map.of("18/docker", "18", "19/docker", "19")))
        .isEqualTo(new Run(0, ""));
  }

  @Test
  void a_volume_of_another_major_version_is_refused_with_the_way_out() throws Exception {
    assertThat(guard("18.1-alpine", Map.of("pgdata", "17")))
        .isEqualTo(
            new Run(
                1,
                """
                The volume data-prod-heimdall-postgresql-0 has data of PostgreSQL 17,
                which PostgreSQL 18 can't read. Dump with the old version and restore with the new one:
                1. Set postgresql.image.tag back to the old version and upgrade the release.
                2. Stop the application: scale it to zero pods.
                3. Dump the database, and keep the file in a safe place:
                   kubectl exec prod-heimdall-postgresql-0 -- pg_dump -U postgres --format=custom heimdall > database.dump
                4. Remove the old volume:
                   kubectl delete statefulset/prod-heimdall-postgresql persistentvolumeclaim/data-prod-heimdall-postgresql-0
                5. Set postgresql.image.tag to the new version, upgrade the release, and stop the application again.
                6. Restore the database:
                   kubectl exec -i prod-heimdall-postgresql-0 -- pg_restore -U postgres -c --if-exists -d heimdall < database.dump
                7. Start the application.
                """));
  }

  @Test
  void going_back_is_refused_too() throws Exception {
    Run run = guard("17.6-alpine", Map.of("18/docker", "18"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.text()).contains("has data of PostgreSQL 18,\nwhich PostgreSQL 17 can't read.");
  }

  @Test
  void the_applications_user_owns_its_database_whatever_they_are_called() throws Exception {
    Server server = new Server();
    String user = "o'brien\"@server; DROP";
    String database = "data \\ \"base\"";
    String password = "p'a\\ss\"$(id)\n:'user' %I";

    server.initialize(
        Map.of(
            "APPLICATION_USER", user,
            "APPLICATION_PASSWORD", password,
            "APPLICATION_DATABASE", database));

    assertThat(
            server.asking(
                user,
                password,
                database,
                "SELECT current_user, current_database(), rolsuper, rolcreaterole, rolcreatedb"
                    + " FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo(new Run(0, user + "|" + database + "|f|f|f\n"));
    assertThat(server.asking(user, password, database, "CREATE TABLE public.scans (id int)").code())
        .isZero();
    assertThat(server.asking(user, "wrong", database, "SELECT 1").code()).isNotZero();
  }

  /** A server of this machine, on a socket in the test's folder. */
  private final class Server {

    private final Path programs;
    private final Path socket = Files.createDirectory(temp.resolve("s"));

    Server() throws Exception {
      programs = programs();
      Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
      String data = temp.resolve("data").toString();
      ok(server("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync"));
      Files.writeString(
          temp.resolve("pg_hba.conf"), "local all postgres trust\nlocal all all scram-sha-256\n");
      String options =
          "-c listen_addresses= -c hba_file=%s -k %s"
              .formatted(temp.resolve("pg_hba.conf"), socket);
      String log = temp.resolve("log").toString();
      ok(server("pg_ctl", "-D", data, "-o", options, "-l", log, "-w", "start"));
      cleanUp.add(server("pg_ctl", "-D", data, "-m", "immediate", "stop"));
    }

    private static Path programs() throws IOException {
      var candidates = new ArrayList<Path>();
      for (String folder : System.getenv("PATH").split(":")) {
        candidates.add(Path.of(folder).resolve("initdb"));
      }
      Path debian = Path.of("/usr/lib/postgresql");
      if (Files.isDirectory(debian)) {
        try (Stream<Path> versions = Files.list(debian)) {
          versions.map(v -> v.resolve("bin/initdb")).forEach(candidates::add);
        }
      }
      var found = candidates.stream().filter(Files::isExecutable).findFirst();
      assumeTrue(found.isPresent(), "PostgreSQL is installed");
      return found.get().toRealPath().getParent();
    }

    /** The server does not run as root. */
    private List<String> server(String program, String... arguments) {
      var command = new ArrayList<String>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
      }
      command.add(programs.resolve(program).toString());
      command.addAll(List.of(arguments));
      return command;
    }

    private void ok(List<String> command) throws Exception {
      Run run = run(Map.of(), command);
      assertThat(run.code()).as(run.text()).isZero();
    }

    /** As the image's entrypoint runs what it finds in docker-entrypoint-initdb.d. */
    void initialize(Map<String, String> environment) throws Exception {
      String sql =
          CHART.render().template("postgresql/configmap.yaml").at("/data/application.sql").asText();
      Path file = Files.write(temp.resolve("application.sql"), sql.getBytes(UTF_8));
      Run run =
          run(
              environment,
              psql("postgres", "postgres", "-v", "ON_ERROR_STOP=1", "-f", file.toString()));
      assertThat(run.code()).as(run.text()).isZero();
    }

    Run asking(String user, String password, String database, String sql) throws Exception {
      return run(Map.of("PGPASSWORD", password), psql(user, database, "-At", "-c", sql));
    }

    private List<String> psql(String user, String database, String... arguments) {
      var command = new ArrayList<String>();
      command.addAll(
          List.of(programs.resolve("psql").toString(), "--no-psqlrc", "-h", socket.toString()));
      command.addAll(List.of("-U", user, "-d", database));
      command.addAll(List.of(arguments));
      return command;
    }
  }
}
