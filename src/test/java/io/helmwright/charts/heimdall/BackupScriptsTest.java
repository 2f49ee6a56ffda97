package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Backups and restores: the containers of the rendered CronJob and Job, one after the other as the
 * kubelet runs them, against a real PostgreSQL. The client programs are real too where the machine
 * has them, see {@link PostgresClients}; the bucket is a folder, and its client a script that
 * copies files.
 */
@DisabledOnOs(OS.WINDOWS)
class BackupScriptsTest {

  private static final String NAME = "heimdall-[0-9]{8}T[0-9]{6}Z\\.dump";

  /** A volume with older backups, and with what is none of this database. */
  private static final List<String> OLD =
      List.of(
          "heimdall-20240101T000000Z.dump",
          "heimdall-20250101T000000Z.dump",
          "heimdall-20260101T000000Z.dump");

  private static final List<String> OTHERS =
      List.of(
          "heimdall-20200101T000000Z.dump.txt",
          "heimdall.dump",
          "heimdall_test-20200101T000000Z.dump",
          "xheimdall-20200101T000000Z.dump");

  private static final Map<String, String> KEYS =
      Map.of(
          "RCLONE_CONFIG_S3_ACCESS_KEY_ID", "id", "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", "secret");

  @TempDir Path temp;
  private Path volume;
  private Path programs;
  private PostgresServer server;

  @BeforeEach
  void layOut() throws IOException, SQLException {
    volume = Files.createDirectory(temp.resolve("volume"));
    programs = Files.createDirectory(temp.resolve("programs"));
    server = PostgresServer.running();
    execute(
        """
        DROP VIEW IF EXISTS names;
        DROP TABLE IF EXISTS "Grüße", groups, plain;
        DROP SEQUENCE IF EXISTS ticket;
        CREATE SEQUENCE ticket;
        CREATE TABLE groups (id integer PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE "Grüße" (
          id bigint DEFAULT nextval('ticket') PRIMARY KEY,
          "group" integer REFERENCES groups,
          "Text" text DEFAULT 'it''s',
          seen timestamptz NOT NULL DEFAULT '2026-11-21T02:30:00Z');
        INSERT INTO groups VALUES (1, 'admins'), (2, 'O''Brien "&" Söhne');
        INSERT INTO "Grüße" ("group", "Text") VALUES
          (1, E'tab\\tnew line\\nback\\\\slash'), (2, 'Ελλάδα 日本 🎉'), (NULL, NULL), (2, '\\N'), (2, '');
        """);
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_was_dropped_is_restored(PostgresClients clients) throws Exception {
    List<String> before = content();
    assertThat(backUp(clients).code()).isZero();
    execute("DROP TABLE \"Grüße\", groups; DROP SEQUENCE ticket");

    ContainerRun run = restore(clients, "");

    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(content()).isEqualTo(before);
    assertThat(query("SELECT nextval('ticket')::text")).containsExactly("6");
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_went_wrong_is_restored(PostgresClients clients) throws Exception {
    List<String> before = content();
    assertThat(backUp(clients).code()).isZero();
    execute(
        """
        DELETE FROM "Grüße" WHERE id < 3;
        UPDATE groups SET name = name || '!';
        ALTER TABLE groups ADD COLUMN more text
        """);

    assertThat(restore(clients, "").lines())
        .containsExactly(
            databaseIsThere(),
            "restoring %s into heimdall at 127.0.0.1:%d"
                .formatted(list(volume).get(0), server.port()),
            "restored " + list(volume).get(0));
    assertThat(content()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void the_backup_that_is_named_is_restored(PostgresClients clients) throws Exception {
    assertThat(backUp(clients).code()).isZero();
    Files.move(volume.resolve(list(volume).get(0)), volume.resolve("before-upgrade.dump"));
    execute("UPDATE groups SET name = name || '!'");
    assertThat(backUp(clients).code()).isZero();

    assertThat(restore(clients, "before-upgrade.dump").lines())
        .endsWith("restored before-upgrade.dump");
    assertThat(query("SELECT name FROM groups WHERE id = 1")).containsExactly("admins");
  }

  @ParameterizedTest
  @EnumSource
  void a_restore_that_fails_changes_nothing(PostgresClients clients) throws Exception {
    assertThat(backUp(clients).code()).isZero();
    execute(
        "UPDATE \"Grüße\" SET \"Text\" = 'changed'; CREATE VIEW names AS SELECT name FROM groups");
    List<String> before = content();

    ContainerRun run = restore(clients, "");

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines()))
        .contains("cannot drop table")
        .doesNotContain("restored");
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void a_backup_that_is_not_there_is_told() {
    assertThat(restore(PostgresClients.SUBSTITUTE, "heimdall-20200101T000000Z.dump"))
        .isEqualTo(
            ended(1, databaseIsThere(), "there is no backup heimdall-20200101T000000Z.dump"));
  }

  @Test
  void a_volume_without_backups_is_told() throws IOException {
    put(volume, OTHERS);

    assertThat(restore(PostgresClients.SUBSTITUTE, ""))
        .isEqualTo(ended(1, databaseIsThere(), "there is no backup of heimdall"));
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_are_kept_and_what_is_not_ours(PostgresClients clients) throws Exception {
    put(volume, OLD);
    put(volume, OTHERS);

    ContainerRun run = backUp(clients);

    assertThat(run.code()).isZero();
    assertThat(run.lines().get(0)).matches("wrote " + NAME);
    assertThat(run.lines().subList(1, 3))
        .containsExactly(
            "deleted heimdall-20250101T000000Z.dump", "deleted heimdall-20240101T000000Z.dump");
    assertThat(list(volume))
        .containsAll(OTHERS)
        .contains("heimdall-20260101T000000Z.dump", run.lines().get(0).substring(6))
        .hasSize(OTHERS.size() + 2);
  }

  @ParameterizedTest
  @EnumSource
  void a_wrong_password_makes_no_backup_and_deletes_none(PostgresClients clients) throws Exception {
    put(volume, OLD);

    ContainerRun run = backUp(clients, Map.of("PGPASSWORD", "wrong"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines())).contains("password authentication failed");
    assertThat(list(volume)).isEqualTo(OLD);
  }

  @ParameterizedTest
  @EnumSource
  void a_server_that_is_gone_makes_no_backup_and_deletes_none(PostgresClients clients)
      throws Exception {
    put(volume, OLD);

    ContainerRun run = backUp(clients, Map.of("PGPORT", String.valueOf(PostgresServer.freePort())));

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines())).contains("refused");
    assertThat(list(volume)).isEqualTo(OLD);
  }

  @Test
  void a_dump_that_cannot_be_read_is_no_backup() throws Exception {
    put(volume, OLD);
    ContainerRun.program(
        programs, "pg_dump", "for last; do :; done; echo cut off >\"${last#--file=}\"");
    ContainerRun.program(programs, "pg_restore", "exit 1");

    assertThat(run(job("backup-pvc", List.of()), List.of(programs), Map.of())).isEqualTo(ended(1));
    assertThat(list(volume)).isEqualTo(OLD);
  }

  @Test
  void what_a_killed_run_left_is_removed_after_a_day() throws Exception {
    put(volume, List.of(".partial-old", ".partial-new"));
    Files.setLastModifiedTime(
        volume.resolve(".partial-old"), FileTime.from(Instant.now().minusSeconds(90_000)));

    assertThat(backUp(PostgresClients.SUBSTITUTE).code()).isZero();
    assertThat(list(volume)).contains(".partial-new").doesNotContain(".partial-old");
  }

  @Test
  void a_database_of_any_name_has_backups() throws Exception {
    ContainerRun.program(programs, "pg_dump", "exit 0");
    ContainerRun.program(programs, "pg_restore", "exit 0");

    ContainerRun run =
        run(job("backup-pvc", List.of()), List.of(programs), Map.of("PGDATABASE", "../a b.*é"));

    assertThat(run.code()).isZero();
    assertThat(run.lines().get(0)).matches("wrote ___a_b____-[0-9]{8}T[0-9]{6}Z\\.dump");
  }

  @ParameterizedTest
  @EnumSource
  void a_bucket_keeps_backups_too(PostgresClients clients) throws Exception {
    Path folder = bucket();
    put(folder, OLD);
    put(folder, OTHERS);
    List<String> before = content();

    ContainerRun run = run(job("backup-s3", List.of("backup.keep=2")), path(clients), KEYS);

    assertThat(run.code()).as(run.toString()).isZero();
    String made = run.lines().get(0).substring("wrote ".length());
    assertThat(run.lines())
        .containsExactly(
            "wrote " + made,
            "uploaded " + made + " to s3:backups/apps/prod-heimdall",
            "deleted heimdall-20250101T000000Z.dump",
            "deleted heimdall-20240101T000000Z.dump");
    assertThat(list(folder))
        .containsAll(OTHERS)
        .contains(made, "heimdall-20260101T000000Z.dump")
        .hasSize(OTHERS.size() + 2);

    execute("DROP TABLE \"Grüße\", groups; DROP SEQUENCE ticket");
    Files.delete(volume.resolve(made));
    assertThat(restoreFromBucket(clients).lines())
        .startsWith(
            databaseIsThere(), "downloaded %s from s3:backups/apps/prod-heimdall".formatted(made))
        .endsWith("restored " + made);
    assertThat(content()).isEqualTo(before);
  }

  @Test
  void an_upload_that_fails_deletes_nothing() throws Exception {
    Path folder = bucket();
    put(folder, OLD);
    ContainerRun.program(programs, "rclone", "echo \"$1: no access\"; [ \"$1\" != copyto ]");

    ContainerRun run =
        run(job("backup-s3", List.of("backup.keep=1")), path(PostgresClients.SUBSTITUTE), KEYS);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).endsWith("copyto: no access");
    assertThat(list(folder)).isEqualTo(OLD);
  }

  @Test
  void an_empty_bucket_is_told() throws Exception {
    bucket();

    ContainerRun run = restoreFromBucket(PostgresClients.SUBSTITUTE);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .endsWith("there is no backup of heimdall in s3:backups/apps/prod-heimdall");
  }

  private ContainerRun backUp(PostgresClients clients) {
    return backUp(clients, Map.of());
  }

  private ContainerRun backUp(PostgresClients clients, Map<String, String> variables) {
    return run(job("backup-pvc", List.of("backup.keep=2")), path(clients), variables);
  }

  private ContainerRun restore(PostgresClients clients, String file) {
    JsonNode job =
        rendered("backup-restore", List.of("backup.restore.file=" + file))
            .template("job-restore.yaml");
    return run(job.at("/spec/template/spec"), path(clients), Map.of());
  }

  private ContainerRun restoreFromBucket(PostgresClients clients) {
    JsonNode job =
        rendered("backup-s3", List.of("backup.restore.enabled=true")).template("job-restore.yaml");
    return run(job.at("/spec/template/spec"), path(clients), KEYS);
  }

  private static ContainerRun ended(int code, String... lines) {
    return new ContainerRun(code, List.of(lines));
  }

  private String databaseIsThere() {
    return "the database at 127.0.0.1:%d accepts connections".formatted(server.port());
  }

  /** Runs the containers of a pod in turn, as long as they succeed. */
  private ContainerRun run(JsonNode pod, List<Path> path, Map<String, String> variables) {
    var all = new HashMap<>(Map.of("PGPASSWORD", PostgresServer.PASSWORD));
    all.put("BACKUP_DIR", volume.toString());
    all.putAll(variables);
    var lines = new ArrayList<String>();
    int code = 0;
    for (JsonNode container : Rendered.containers(pod).toList()) {
      if (code == 0) {
        ContainerRun run = ContainerRun.of(container, path, all);
        lines.addAll(run.lines());
        code = run.code();
      }
    }
    return new ContainerRun(code, lines);
  }

  private JsonNode job(String profile, List<String> sets) {
    return rendered(profile, sets)
        .template("cronjob-backup.yaml")
        .at("/spec/jobTemplate/spec/template/spec");
  }

  private Rendered rendered(String profile, List<String> sets) {
    return Heimdall.render(
        Heimdall.with(
            Heimdall.profile(profile),
            Stream.concat(
                    Stream.of(
                        "postgresql.enabled=false",
                        "externalDatabase.host=127.0.0.1",
                        "externalDatabase.port=" + server.port(),
                        "externalDatabase.database=" + PostgresServer.DATABASE,
                        "externalDatabase.username=" + PostgresServer.USER,
                        "externalDatabase.existingSecret=heimdall-db-credentials"),
                    sets.stream())
                .toList()));
  }

  /** Where scripts find programs: our own first. */
  private List<Path> path(PostgresClients clients) {
    return List.of(programs, clients.folder(programs));
  }

  /** A folder for the bucket's, and a client that knows what the scripts say to rclone. */
  private Path bucket() throws IOException {
    ContainerRun.program(
        programs,
        "rclone",
        """
        [ "$RCLONE_CONFIG_S3_ACCESS_KEY_ID $RCLONE_CONFIG_S3_SECRET_ACCESS_KEY" = "id secret" ] || exit 1
        file() { case $1 in s3:*) echo "%s/${1#s3:}" ;; *) echo "$1" ;; esac; }
        case $1 in
          copyto) cp "$(file "$2")" "$(file "$3")" ;;
          deletefile) rm "$(file "$2")" ;;
          lsf) [ "$2" = --files-only ] && ls "$(file "$3")" ;;
          *) exit 1 ;;
        esac
        """
            .formatted(temp));
    return Files.createDirectories(temp.resolve("backups/apps/prod-heimdall"));
  }

  private static void put(Path folder, List<String> names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), "");
    }
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    }
  }

  /** Every row, and what the catalogue says of columns and constraints. */
  private List<String> content() throws SQLException {
    return query(
        """
        SELECT g::text FROM groups g UNION ALL SELECT t::text FROM "Grüße" t
        UNION ALL
        SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'names'
        UNION ALL
        SELECT conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL
        SELECT concat_ws(' ', sequencename, last_value) FROM pg_sequences
        ORDER BY 1
        """);
  }
}
