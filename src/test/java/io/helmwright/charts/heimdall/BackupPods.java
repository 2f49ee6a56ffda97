package io.helmwright.charts.heimdall;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.charts.Rendered;
import io.helmwright.verify.check.Pods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The pods of backups and restores as they are rendered, run on this machine. */
final class BackupPods {

  /** Older backups. */
  static final List<String> OLD =
      List.of(
          "heimdall-20240101T000000Z.dump",
          "heimdall-20250101T000000Z.dump",
          "heimdall-20260101T000000Z.dump");

  /** What is no backup of this database, though it looks like one. */
  static final List<String> OTHERS =
      List.of(
          "heimdall-20200101T000000Z.dump.txt",
          "heimdall.dump",
          "heimdall_test-20200101T000000Z.dump",
          "xheimdall-20200101T000000Z.dump");

  private final int port;
  private final Path volume;
  private final Path programs;
  private final Path clients;

  /**
   * Pods of one test.
   *
   * @param temp an empty folder
   * @param port the database's
   */
  BackupPods(Path temp, int port) throws IOException {
    this.port = port;
    this.volume = Files.createDirectory(temp.resolve("volume"));
    this.programs = Files.createDirectory(temp.resolve("programs"));
    this.clients = Files.createDirectory(temp.resolve("clients"));
  }

  /** The volume that the containers share. */
  Path volume() {
    return volume;
  }

  /** Puts a shell script where the containers look for programs first. */
  void program(String name, String script) {
    ContainerRun.program(programs, name, script);
  }

  /** The first line of a restore. */
  String databaseIsThere() {
    return "the database at 127.0.0.1:%d accepts connections".formatted(port);
  }

  /** Runs a pod of the CronJob. */
  ContainerRun backUp(
      String profile, PostgresClients clients, Map<String, String> variables, String... sets) {
    return run(
        rendered(profile, sets)
            .template("cronjob-backup.yaml")
            .at("/spec/jobTemplate/spec/template/spec"),
        clients,
        variables);
  }

  /** Runs the pod of the Job that restores. */
  ContainerRun restore(
      String profile, PostgresClients clients, Map<String, String> variables, String file) {
    return run(
        rendered(profile, "backup.restore.enabled=true", "backup.restore.file=" + file)
            .template("job-restore.yaml")
            .at("/spec/template/spec"),
        clients,
        variables);
  }

  private Rendered rendered(String profile, String... sets) {
    var external =
        Stream.of(
            "postgresql.enabled=false",
            "externalDatabase.host=127.0.0.1",
            "externalDatabase.port=" + port,
            "externalDatabase.database=" + PostgresServer.DATABASE,
            "externalDatabase.username=" + PostgresServer.USER,
            "externalDatabase.existingSecret=heimdall-db-credentials");
    return Heimdall.render(
        Heimdall.with(
            Heimdall.CHART.profile(profile), Stream.concat(external, Stream.of(sets)).toList()));
  }

  /** Runs the containers in turn, as long as they succeed. */
  private ContainerRun run(JsonNode pod, PostgresClients client, Map<String, String> variables) {
    var all = new HashMap<>(Map.of("PGPASSWORD", PostgresServer.PASSWORD));
    all.put("BACKUP_DIR", volume.toString());
    all.putAll(variables);
    var path = List.of(programs, client.folder(clients));
    var lines = new ArrayList<String>();
    int code = 0;
    for (JsonNode container : Pods.containers(pod).toList()) {
      if (code == 0) {
        ContainerRun run = ContainerRun.of(container, path, all);
        lines.addAll(run.lines());
        code = run.code();
      }
    }
    return new ContainerRun(code, lines);
  }

  static void put(Path folder, List<String> names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
