package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import java.util.Optional;

/** The commands for backups and restores, with the chart's own names. */
final class BackupRunbook {

  private final ChartNames names;
  private final BackupValues values;
  private final SecretValues secrets;
  private final IntegerValue replicas;
  private final Optional<BooleanValue> first;

  /**
   * A runbook.
   *
   * @param names the chart's names
   * @param values what users may set
   * @param secrets the application's secrets, which a dump does not have
   * @param replicas how many pods the application has
   * @param first what has the database saved before it is migrated, if users may have that
   */
  BackupRunbook(
      ChartNames names,
      BackupValues values,
      SecretValues secrets,
      IntegerValue replicas,
      Optional<BooleanValue> first) {
    this.names = names;
    this.values = values;
    this.secrets = secrets;
    this.replicas = replicas;
    this.first = first;
  }

  /** What the README says about backups. */
  String markdown() {
    return String.join("\n", overview(), bucket(), backUp(), look(), restore(), disaster());
  }

  private String overview() {
    return """
        With `%1$s: true` the CronJob `%2$s` dumps the database at the times of `%3$s`, and keeps the newest `%4$s`
        dumps: on the volume `%2$s`, or in a bucket. A dump is named after the database and the time in UTC, such as
        `%5$s`. Older ones are deleted only when a new one is complete and `pg_restore` can read it. The server's roles and
        their passwords are no part of a dump.

        `pg_dump` refuses a server that is newer than itself, and an older server does not understand all that a newer
        `pg_restore` says. The default image is `%6$s`; for a server of another major version set `%7$s` to that one.

        The volume stays when the release is uninstalled. Where volumes are bound at their first use, `helm --wait`
        would wait for the first backup: leave it out, or name a claim of your own in `%8$s`.
        """
        .formatted(
            values.enabled.key(),
            names.documented("backup"),
            values.schedule.key(),
            values.keep.key(),
            example(),
            values.image.documented(""),
            values.image.tag.key(),
            values.volume.existingClaim.key());
  }

  private String bucket() {
    return """
        ### Keeping backups in a bucket

        A volume is lost with its namespace or its cluster; a bucket is not. The access key must be allowed to list the
        bucket, and to read, write and delete objects in it.

        ```shell
        kubectl create secret generic %1$s-s3 \\
          --from-literal=%2$s="$ACCESS_KEY_ID" \\
          --from-literal=%3$s="$SECRET_ACCESS_KEY"
        ```

        ```yaml
        backup:
          enabled: true
          storage: s3
          s3:
            endpoint: https://minio.example.com:9000 # leave it out for Amazon S3
            region: us-east-1
            bucket: backups
            existingSecret: %1$s-s3
        ```
        """
        .formatted(
            names.documented("backup"),
            values.bucket.accessKeyId.defaultValue().orElseThrow().asText(),
            values.bucket.secretAccessKey.defaultValue().orElseThrow().asText());
  }

  private String backUp() {
    return """
        ### Making a backup now

        ```shell
        kubectl create job %1$s-now --from=cronjob/%1$s
        kubectl wait job/%1$s-now --for=condition=complete --timeout=1h
        kubectl logs job/%1$s-now --all-containers
        kubectl delete job %1$s-now
        ```
        """
        .formatted(names.documented("backup"));
  }

  private String look() {
    return """
        ### Listing backups and copying them

        A Job like the CronJob's, but one that sleeps for an hour, sees what the backups see:

        ```shell
        kubectl create job %1$s-shell --from=cronjob/%1$s --dry-run=client --output=json |
          kubectl patch --local --filename=- --type=json --output=json --patch='[
            {"op": "move", "from": "/spec/template/spec/initContainers/0", "path": "/spec/template/spec/containers/0"},
            {"op": "replace", "path": "/spec/template/spec/containers/0/command", "value": ["sleep", "3600"]},
            {"op": "replace", "path": "/spec/template/spec/containers/1/command", "value": ["sleep", "3600"]}
          ]' |
          kubectl create --filename=-
        kubectl wait pod --selector=job-name=%1$s-shell --for=condition=Ready --timeout=5m
        ```

        | To | on a volume | in a bucket |
        | --- | --- | --- |
        | list them | `kubectl exec job/%1$s-shell -c %3$s -- ls -l %2$s` | `kubectl exec job/%1$s-shell -c %4$s -- sh -c 'rclone lsl "$REMOTE"'` |
        | copy one out | `kubectl exec job/%1$s-shell -c %3$s -- cat %2$s/FILE > FILE` | `kubectl exec job/%1$s-shell -c %4$s -- sh -c 'rclone cat "$REMOTE/FILE"' > FILE` |
        | copy one in | `kubectl exec --stdin job/%1$s-shell -c %3$s -- sh -c 'cat > %2$s/FILE' < FILE` | `kubectl exec --stdin job/%1$s-shell -c %4$s -- sh -c 'rclone rcat "$REMOTE/FILE"' < FILE` |
        | look into the database | `kubectl exec job/%1$s-shell -c %3$s -- psql --command='\\dt+'` | the same |

        ```shell
        kubectl delete job %1$s-shell
        ```
        """
        .formatted(
            names.documented("backup"),
            BackupScripts.FOLDER,
            BackupContainers.DUMP,
            BackupContainers.UPLOAD);
  }

  private String restore() {
    return """
        ### Restoring a backup

        A restore replaces every table of the backup in one transaction: all of it, or nothing. The database's user must
        own what it replaces. Scale the application down first, so that it does not write meanwhile, and switch
        autoscaling off if it is on:

        ```shell
        helm upgrade %1$s . --reuse-values --set %2$s=0
        kubectl get pods --watch # until the application's pods are gone
        ```

        Tables that are newer than the backup stay, and where one refers to a table of the backup, the restore fails and
        changes nothing. To go back to before a migration, let the upgrades below install the version of that time, since
        they may migrate too, and let the database's owner empty the schema first, in the shell above; from then on all
        that is left is the backup:

        ```shell
        kubectl exec job/%8$s-shell -c %9$s -- \\
          psql --command='DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner'
        ```

        Then name the backup, or leave `%4$s` empty for the newest%6$s:

        ```shell
        helm upgrade %1$s . --reuse-values --set %2$s=0 \\
          --set %3$s=true --set %4$s=%5$s
        RESTORE=$(kubectl get jobs --output=name \\
          --selector=app.kubernetes.io/instance=%1$s,app.kubernetes.io/component=restore)
        kubectl wait "$RESTORE" --for=condition=complete --timeout=1h
        kubectl logs "$RESTORE" --all-containers # ends with "restored %5$s"
        ```

        At last start the application again, verify it, and remove the Job. An upgrade with the same backup does not
        restore it again, but a Job that is left behind can't follow later changes of its pod:

        ```shell
        helm upgrade %1$s . --reuse-values --set %2$s=%7$s \\
          --set %3$s=false --set %4$s=
        helm test %1$s
        ```
        """
        .formatted(
            names.documented(""),
            replicas.key(),
            values.restore.enabled.key(),
            values.restore.file.key(),
            example(),
            first
                .map(
                    value ->
                        "; with `%s: true` name it, since the newest is what the last upgrade found"
                            .formatted(value.key()))
                .orElse(""),
            replicas.defaultValue().orElseThrow().asText(),
            names.documented("backup"),
            BackupContainers.DUMP);
  }

  private String disaster() {
    return """
        ### After the loss of the namespace

        What the chart generated is lost with the namespace, too. Keep a copy of it somewhere safe, such as in a vault:

        ```shell
        kubectl get secret %1$s \\
          --output=go-template='{{range $key, $value := .data}}{{$key}}={{base64decode $value}}{{"\\n"}}{{end}}' \\
          > %1$s.env
        ```

        1. Make the namespace again, and in it the Secret with the bucket's access keys, all others that your values name,
           and one of that copy:

           ```shell
           kubectl create secret generic %2$s-restored-secrets --from-env-file=%1$s.env
           ```

        2. Install the release with your values, but without pods, and with the newest backup. In a namespace of another
           name also set `%3$s` to the old `NAMESPACE/%2$s`.%7$s

           ```shell
           helm install %2$s . --values=values.yaml --set %4$s=%2$s-restored-secrets \\
             --set %5$s=0 --set %6$s=true
           ```

        3. Wait for the Job, start the application and verify it, as after any restore.

        A volume is gone, unless its class retains volumes or you copied a backup out. Install the release without pods
        and without the restore, copy the backup in, and restore it as above.
        """
        .formatted(
            names.documented("secrets"),
            names.documented(""),
            values.bucket.prefix.key(),
            secrets.existingSecret.key(),
            replicas.key(),
            values.restore.enabled.key(),
            first
                .map(value -> " Set `%s` to `false` until it is restored.".formatted(value.key()))
                .orElse(""));
  }

  private String example() {
    return names.documented("") + "-20261121T023000Z.dump";
  }
}
