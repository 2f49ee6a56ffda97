package io.helmwright.charts.heimdall;

import static io.helmwright.charts.heimdall.BackupPods.OLD;
import static io.helmwright.charts.heimdall.BackupPods.OTHERS;
import static io.helmwright.charts.heimdall.BackupPods.list;
import static io.helmwright.charts.heimdall.BackupPods.put;
import static io.helmwright.charts.heimdall.PostgresClients.SUBSTITUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.charts.TestedChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Backups on a volume, and restores: the containers of the rendered CronJob and Job, one after the
 * other as the kubelet runs them, against a real PostgreSQL. The client programs are real too where
 * the machine has them, see {@link PostgresClients}.
 */
@DisabledOnOs(OS.WINDOWS)
class BackupToVolumeTest {

  @TempDir Path temp;
  private BackedUpDatabase database;
  private BackupPods pods;
  private Path volume;

  @BeforeEach
  void layOut() throws IOException, SQLException {
    database = new BackedUpDatabase();
    pods = new BackupPods(temp, database.port());
    volume = pods.volume();
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_was_dropped_is_restored(PostgresClients clients) throws Exception {
    List<String> before = database.content();
    assertThat(backUp(clients).code()).isZero();
    database.drop();

    ContainerRun run = restore(clients, "");

    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(database.content()).isEqualTo(before);
    assertThat(database.query("SELECT nextval('ticket')::text")).containsExactly("6");
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_went_wrong_is_restored(PostgresClients clients) throws Exception {
    List<String> before = database.content();
    assertThat(backUp(clients).code()).isZero();
    String file = list(volume).get(0);
    database.execute(
        """
        DELETE FROM "Grüße" WHERE id < 3;
        UPDATE groups SET name = name || '!';
        ALTER TABLE groups ADD COLUMN more text
        """);

    assertThat(restore(clients, "").lines())
        .containsExactly(
            pods.databaseIsThere(),
            "restoring %s into heimdall at 127.0.0.1:%d".formatted(file, database.port()),
            "restored " + file);
    assertThat(database.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void the_backup_that_is_named_is_restored(PostgresClients clients) throws Exception {
    assertThat(backUp(clients).code()).isZero();
    Files.move(volume.resolve(list(volume).get(0)), volume.resolve("before-upgrade.dump"));
    database.execute("UPDATE groups SET name = name || '!'");
    assertThat(backUp(clients).code()).isZero();

    assertThat(restore(clients, "before-upgrade.dump").lines())
        .endsWith("restored before-upgrade.dump");
    assertThat(database.query("SELECT name FROM groups WHERE id = 1")).containsExactly("admins");
  }

  @ParameterizedTest
  @EnumSource
  void a_restore_that_fails_changes_nothing(PostgresClients clients) throws Exception {
    assertThat(backUp(clients).code()).isZero();
    database.execute("UPDATE \"Grüße\" SET \"Text\" = 'changed'");
    database.execute("CREATE VIEW names AS SELECT name FROM groups");
    List<String> before = database.content();

    ContainerRun run = restore(clients, "");

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines()))
        .contains("cannot drop table")
        .doesNotContain("restored");
    assertThat(database.content()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void a_database_that_was_migrated_since_is_restored_once_its_schema_is_empty(
      PostgresClients clients) throws Exception {
    List<String> before = database.content();
    assertThat(backUp(clients).code()).isZero();
    database.execute("CREATE TABLE members (\"group\" integer REFERENCES groups)");
    assertThat(restore(clients, "").code()).isEqualTo(1);

    database.execute(emptyingSchema());

    assertThat(restore(clients, "").code()).isZero();
    assertThat(database.content()).isEqualTo(before);
    assertThat(database.query("SELECT to_regclass('members')::text")).containsOnlyNulls();
  }

  /** What the README tells the database's owner to do. */
  private static String emptyingSchema() throws IOException {
    String readme = Files.readString(TestedChart.named("heimdall").folder().resolve("README.md"));
    var command = Pattern.compile("--command='(DROP SCHEMA[^']+)'").matcher(readme);
    assertThat(command.find()).isTrue();
    return command.group(1);
  }

  @Test
  void a_backup_that_is_not_there_is_told() {
    assertThat(restore(SUBSTITUTE, "heimdall-20200101T000000Z.dump"))
        .isEqualTo(
            ended(1, pods.databaseIsThere(), "there is no backup heimdall-20200101T000000Z.dump"));
  }

  @Test
  void a_volume_without_backups_is_told() throws IOException {
    put(volume, OTHERS);

    assertThat(restore(SUBSTITUTE, ""))
        .isEqualTo(ended(1, pods.databaseIsThere(), "there is no backup of heimdall"));
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_are_kept_and_what_is_not_ours(PostgresClients clients) throws Exception {
    put(volume, OLD);
    put(volume, OTHERS);

    ContainerRun run = backUp(clients);

    assertThat(run.code()).isZero();
    assertThat(run.lines().get(0)).matches("wrote heimdall-[0-9]{8}T[0-9]{6}Z\\.dump");
    assertThat(run.lines().subList(1, run.lines().size()))
        .containsExactly(
            "deleted heimdall-20250101T000000Z.dump", "deleted heimdall-20240101T000000Z.dump");
    assertThat(list(volume))
        .containsAll(OTHERS)
        .contains("heimdall-20260101T000000Z.dump", run.lines().get(0).replace("wrote ", ""))
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

    ContainerRun run = backUp(clients, Map.of("PGPORT", "" + PostgresServer.freePort()));

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines())).contains("refused");
    assertThat(list(volume)).isEqualTo(OLD);
  }

  @Test
  void a_dump_that_cannot_be_read_is_no_backup() throws Exception {
    put(volume, OLD);
    pods.program("pg_dump", "for last; do :; done; echo cut off >\"${last#--file=}\"");

    ContainerRun run = backUp(SUBSTITUTE);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1).first().asString().startsWith("pg_restore: error: ");
    assertThat(list(volume)).isEqualTo(OLD);
  }

  @Test
  void what_a_killed_run_left_is_removed_after_a_day() throws Exception {
    put(volume, List.of(".partial-old", ".partial-new"));
    Files.setLastModifiedTime(
        volume.resolve(".partial-old"), FileTime.from(Instant.now().minusSeconds(90_000)));

    assertThat(backUp(SUBSTITUTE).code()).isZero();
    assertThat(list(volume)).contains(".partial-new").doesNotContain(".partial-old");
  }

  @Test
  void a_database_of_any_name_has_backups() {
    pods.program("pg_dump", "exit 0");
    pods.program("pg_restore", "exit 0");

    ContainerRun run = backUp(SUBSTITUTE, Map.of("PGDATABASE", "../a b.*é"));

    assertThat(run.code()).isZero();
    assertThat(run.lines().get(0)).matches("wrote ___a_b____-[0-9]{8}T[0-9]{6}Z\\.dump");
  }

  private ContainerRun backUp(PostgresClients clients) {
    return backUp(clients, Map.of());
  }

  private ContainerRun backUp(PostgresClients clients, Map<String, String> variables) {
    return pods.backUp("backup-pvc", clients, variables, "backup.keep=2");
  }

  private ContainerRun restore(PostgresClients clients, String file) {
    return pods.restore("backup-restore", clients, Map.of(), file);
  }

  private static ContainerRun ended(int code, String... lines) {
    return new ContainerRun(code, List.of(lines));
  }
}
