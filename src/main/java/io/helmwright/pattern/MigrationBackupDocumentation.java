package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import java.util.Optional;

/** The README's chapter on the backup before each migration. */
final class MigrationBackupDocumentation {

  private final ChartNames names;
  private final MigrationJobValues.First first;
  private final BackupValues backup;

  MigrationBackupDocumentation(
      ChartNames names, MigrationJobValues.First first, BackupValues backup) {
    this.names = names;
    this.first = first;
    this.backup = backup;
  }

  /**
   * The chapter.
   *
   * @param steps what the Jobs do that migrate, as arrows of a sequence diagram
   * @param embedded what says that the database is embedded, if it can be
   */
  String text(String steps, Optional<BooleanValue> embedded) {
    return sequence(steps) + limits() + embedded.map(this::embedded).orElse("") + cleaning();
  }

  private String job() {
    return names.documented(MigrationBackup.SUFFIX);
  }

  private String sequence(String steps) {
    return """
        With `%1$s: true` and `%2$s: true` the Job `%3$s` dumps the database before each upgrade, as the CronJob does and
        to the same place. Only when that is done is the schema migrated:

        ```mermaid
        sequenceDiagram
          participant Helm
          participant Backup
          participant Job
          participant Database
          Helm->>Backup: run
          Backup->>Database: pg_dump
          Backup-->>Helm: done
          Helm->>Job: run
        %4$s
        ```
        """
        .formatted(
            first.enabled.key(),
            backup.enabled.key(),
            job(),
            MigrationDocumentation.indented(steps));
  }

  private String limits() {
    return """

        When the dump fails, Helm stops, and nothing has changed. An installation has nothing to dump. These dumps count
        among the newest `%1$s`; none is made while a backup is restored, `%2$s: true`. On a volume they need one that is
        there already: set `%3$s` in one upgrade and `%4$s` in the next. Argo CD takes the first sync for an upgrade,
        too: switch `%4$s` on after it.
        """
        .formatted(
            backup.keep.key(),
            backup.restore.enabled.key(),
            backup.enabled.key(),
            first.enabled.key());
  }

  private String embedded(BooleanValue embedded) {
    return """

        Leave it out of the upgrade that sets `%s` to `true`: no such database is there before.
        """
        .formatted(embedded.key());
  }

  private String cleaning() {
    return """

        The Job's deadline, `%1$s`, must stay below Helm's `--timeout`: raise both for a large database. After an
        uninstall, or when the Job is no longer wanted, remove it:

        ```shell
        kubectl delete job,networkpolicy %2$s --ignore-not-found
        ```

        | What you see | What to run |
        | --- | --- |
        | The upgrade fails in that Job | `kubectl logs job/%2$s --all-containers` |
        | Its pod does not start | `kubectl describe pod --selector app.kubernetes.io/component=%3$s` |
        """
        .formatted(first.activeDeadlineSeconds.key(), job(), MigrationBackup.SUFFIX);
  }
}
