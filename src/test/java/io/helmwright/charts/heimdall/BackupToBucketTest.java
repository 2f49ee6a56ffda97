package io.helmwright.charts.heimdall;

import static io.helmwright.charts.heimdall.BackupPods.OLD;
import static io.helmwright.charts.heimdall.BackupPods.OTHERS;
import static io.helmwright.charts.heimdall.BackupPods.list;
import static io.helmwright.charts.heimdall.BackupPods.put;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Backups in a bucket, run like those of {@link BackupToVolumeTest}. The database is real; the
 * bucket is a folder, and {@code rclone} a script that knows what the containers say to it and to
 * which bucket.
 */
@DisabledOnOs(OS.WINDOWS)
class BackupToBucketTest {

  private static final String REMOTE = "s3:backups/apps/prod-heimdall";
  private static final Map<String, String> KEYS =
      Map.of(
          "RCLONE_CONFIG_S3_ACCESS_KEY_ID", "id", "RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", "secret");

  @TempDir Path temp;
  private BackedUpDatabase database;
  private BackupPods pods;
  private Path bucket;

  @BeforeEach
  void layOut() throws IOException, SQLException {
    database = new BackedUpDatabase();
    pods = new BackupPods(temp, database.port());
    bucket = Files.createDirectories(temp.resolve("backups/apps/prod-heimdall"));
    pods.program(
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
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_are_kept_and_what_is_not_ours(PostgresClients clients) throws Exception {
    put(bucket, OLD);
    put(bucket, OTHERS);

    ContainerRun run = backUp(clients);

    String made = run.lines().get(0).replace("wrote ", "");
    assertThat(run)
        .isEqualTo(
            new ContainerRun(
                0,
                List.of(
                    "wrote " + made,
                    "uploaded %s to %s".formatted(made, REMOTE),
                    "deleted heimdall-20250101T000000Z.dump",
                    "deleted heimdall-20240101T000000Z.dump")));
    assertThat(list(bucket))
        .containsAll(OTHERS)
        .contains(made, "heimdall-20260101T000000Z.dump")
        .hasSize(OTHERS.size() + 2);
  }

  @ParameterizedTest
  @EnumSource
  void the_newest_is_restored(PostgresClients clients) throws Exception {
    List<String> before = database.content();
    put(bucket, OLD);
    assertThat(backUp(clients).code()).isZero();
    String made = list(bucket).get(1);
    Files.delete(pods.volume().resolve(made));
    database.drop();

    assertThat(restore(clients, "").lines())
        .startsWith(pods.databaseIsThere(), "downloaded %s from %s".formatted(made, REMOTE))
        .endsWith("restored " + made);
    assertThat(database.content()).isEqualTo(before);
  }

  @Test
  void an_upload_that_fails_deletes_nothing() throws Exception {
    put(bucket, OLD);
    pods.program("rclone", "echo \"$1: no access\"; [ \"$1\" != copyto ]");

    ContainerRun run = backUp(PostgresClients.SUBSTITUTE);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).endsWith("copyto: no access");
    assertThat(list(bucket)).isEqualTo(OLD);
  }

  @Test
  void a_list_that_fails_deletes_nothing() throws Exception {
    put(bucket, OLD);
    pods.program("rclone", "echo heimdall-20200101T000000Z.dump; [ \"$1\" != lsf ]");

    ContainerRun run = backUp(PostgresClients.SUBSTITUTE);

    assertThat(run.code()).isEqualTo(1);
    assertThat(String.join("\n", run.lines())).doesNotContain("deleted");
  }

  @Test
  void an_empty_bucket_is_told() {
    ContainerRun run = restore(PostgresClients.SUBSTITUTE, "");

    assertThat(run)
        .isEqualTo(
            new ContainerRun(
                1, List.of(pods.databaseIsThere(), "there is no backup of heimdall in " + REMOTE)));
  }

  private ContainerRun backUp(PostgresClients clients) {
    return pods.backUp("backup-s3", clients, KEYS, "backup.keep=2");
  }

  private ContainerRun restore(PostgresClients clients, String file) {
    return pods.restore("backup-s3", clients, KEYS, file);
  }
}
