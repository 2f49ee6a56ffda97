package io.helmwright.pattern;

import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;

/**
 * What the containers of backups and restores run, in the shell of Alpine Linux. A backup's name is
 * the database's, then the time in UTC, so that names sort by age; nothing else in the same place
 * is ever deleted.
 */
final class BackupScripts {

  /** Where the containers have the volume, or the folder that they share. */
  static final String FOLDER = "/backups";

  private static final String DATABASE =
      "database=$(printf %s \"$PGDATABASE\" | tr -c A-Za-z0-9_- _)\n";
  private static final String OWN = "grep -E \"^$database-[0-9]{8}T[0-9]{6}Z\\.dump$\"";

  private BackupScripts() {}

  /** Dumps to a temporary name, and renames what {@code pg_restore} can read. */
  static Yaml<String> dump() {
    return script(
        DATABASE
            + """
            file="$database-$(date -u +%Y%m%dT%H%M%SZ).dump"
            # What is older than a day was left by a run that was killed.
            find "$BACKUP_DIR" -maxdepth 1 -name '.partial-*' -mtime +0 -exec rm -f {} +
            partial=$(mktemp "$BACKUP_DIR/.partial-XXXXXX")
            trap 'rm -f "$partial"' EXIT
            pg_dump --format=custom --no-password --file="$partial"
            pg_restore --list "$partial" >/dev/null
            chmod 640 "$partial"
            mv "$partial" "$BACKUP_DIR/$file"
            echo "wrote $file"
            """);
  }

  /** Deletes all but the newest from the volume. */
  static Yaml<String> prune() {
    return script(
        DATABASE
            + """
            ls "$BACKUP_DIR" | %s |
              sort -r | tail -n +"$((KEEP + 1))" |
              while read -r old; do
                rm -f "$BACKUP_DIR/$old"
                echo "deleted $old"
              done
            """
                .formatted(OWN));
  }

  /** Uploads the dump, then deletes all but the newest from the bucket. */
  static Yaml<String> upload() {
    return script(
        DATABASE
            + """
            for dump in "$BACKUP_DIR"/*.dump; do
              rclone copyto "$dump" "$REMOTE/${dump##*/}"
              echo "uploaded ${dump##*/} to $REMOTE"
            done
            files=$(rclone lsf --files-only "$REMOTE")
            printf '%%s\\n' "$files" | %s |
              sort -r | tail -n +"$((KEEP + 1))" |
              while read -r old; do
                rclone deletefile "$REMOTE/$old"
                echo "deleted $old"
              done
            """
                .formatted(OWN));
  }

  /** Downloads the backup that is asked for, or the newest. */
  static Yaml<String> download() {
    return script(
        DATABASE
            + """
            file=$RESTORE_FILE
            if [ -z "$file" ]; then
              files=$(rclone lsf --files-only "$REMOTE")
              file=$(printf '%%s\\n' "$files" | %s | sort | tail -n 1)
            fi
            if [ -z "$file" ]; then
              echo "there is no backup of $PGDATABASE in $REMOTE" >&2
              exit 1
            fi
            rclone copyto "$REMOTE/$file" "$BACKUP_DIR/$file"
            echo "downloaded $file from $REMOTE"
            """
                .formatted(OWN));
  }

  /** Restores the backup that is asked for, or the newest, whole or not at all. */
  static Yaml<String> restore() {
    return script(
        DATABASE
            + """
            file=$RESTORE_FILE
            if [ -z "$file" ]; then
              file=$(ls "$BACKUP_DIR" | %s | sort | tail -n 1)
            fi
            if [ ! -f "$BACKUP_DIR/$file" ]; then
              echo "there is no backup ${file:-of $PGDATABASE}" >&2
              exit 1
            fi
            echo "restoring $file into $PGDATABASE at $PGHOST:$PGPORT"
            pg_restore --clean --if-exists --no-owner --exit-on-error --single-transaction \\
              --no-password --dbname="$PGDATABASE" "$BACKUP_DIR/$file"
            echo "restored $file"
            """
                .formatted(OWN));
  }

  private static Yaml<String> script(String lines) {
    return TextBlock.of(t -> t.lines("set -eu\n" + lines));
  }
}
