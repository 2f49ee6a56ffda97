package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.function.Consumer;

/** The containers of backups and restores: of PostgreSQL's programs, and of the bucket's client. */
final class BackupContainers {

  /** The volume that all of them mount. */
  static final String VOLUME = "backups";

  /** The container with PostgreSQL's programs and the connection. */
  static final String DUMP = "dump";

  /** The container with the bucket's client. */
  static final String UPLOAD = "upload";

  /** What users may not give the bucket's client, since the scripts read it. */
  static final String[] SCRIPT_VARIABLES = {
    "BACKUP_DIR", "KEEP", "PGDATABASE", "REMOTE", "RESTORE_FILE"
  };

  private final BackupValues values;
  private final DatabaseClient client;
  private final Expression<String> remote;
  private final Yaml<List<EnvVar>> extra;
  private final Yaml<SecurityContext> securityContext;

  /**
   * The containers.
   *
   * @param values what users may set
   * @param client connects to what is dumped and restored
   * @param remote the folder in the bucket, as {@code rclone} writes it
   * @param extra what users tell the bucket's client, such as a proxy
   * @param securityContext the context of the chart's containers
   */
  BackupContainers(
      BackupValues values,
      DatabaseClient client,
      Expression<String> remote,
      Yaml<List<EnvVar>> extra,
      Yaml<SecurityContext> securityContext) {
    this.values = values;
    this.client = client;
    this.remote = remote;
    this.extra = extra;
    this.securityContext = securityContext;
  }

  /**
   * Makes the backup.
   *
   * @param password where the password is
   */
  Container dump(Yaml<EnvVar> password) {
    return connected(DUMP, BackupScripts.dump(), client.variables(password), c -> {});
  }

  /** Deletes what is too old on the volume, for which it needs no password. */
  Container prune() {
    return container(
        "prune",
        values.image,
        BackupScripts.prune(),
        c -> c.env(client.name()).env(keep()),
        c -> {});
  }

  /** Brings the backup to the bucket, and deletes what is too old there. */
  Container upload() {
    return bucket(UPLOAD, BackupScripts.upload(), keep());
  }

  /** Fetches a backup from the bucket. */
  Container download() {
    return bucket("download", BackupScripts.download(), file());
  }

  /** Restores a backup. */
  Container restore() {
    return connected("restore", BackupScripts.restore(), client.variables(), c -> c.env(file()));
  }

  private Container connected(
      String name,
      Yaml<String> script,
      Yaml<List<EnvVar>> connection,
      Consumer<Container.Builder> environment) {
    return container(
        name,
        values.image,
        script,
        c -> environment.accept(c.env(connection)),
        client::mountAuthority);
  }

  private Container bucket(String name, Yaml<String> script, EnvVar parameter) {
    return container(
        name,
        values.bucket.image,
        script,
        c -> bucket(c.env(client.name())).env(parameter).env(extra),
        c -> {});
  }

  private Container container(
      String name,
      ImageValues image,
      Yaml<String> script,
      Consumer<Container.Builder> environment,
      Consumer<Container.Builder> mounts) {
    return Container.of(
        c -> {
          c.name(name)
              .image(image.reference())
              .imagePullPolicy(image.pullPolicy)
              .command("sh", "-c")
              .command(script)
              .env(e -> e.name("BACKUP_DIR").value(BackupScripts.FOLDER));
          environment.accept(c);
          c.resources(values.resources)
              .volumeMounts(m -> m.name(VOLUME).mountPath(BackupScripts.FOLDER));
          mounts.accept(c);
          c.securityContext(securityContext);
        });
  }

  private EnvVar keep() {
    return EnvVar.of(e -> e.name("KEEP").value(Strings.decimal(values.keep)));
  }

  private EnvVar file() {
    return EnvVar.of(e -> e.name("RESTORE_FILE").value(values.restore.file));
  }

  /** The variables that rclone reads, instead of a file of its own, about a remote named s3. */
  private Container.Builder bucket(Container.Builder container) {
    var bucket = values.bucket;
    return container
        .env(e -> e.name("REMOTE").value(remote))
        .env(e -> e.name("RCLONE_CONFIG").value("/dev/null"))
        .env(e -> e.name("RCLONE_CONFIG_S3_TYPE").value("s3"))
        .env(
            e ->
                e.name("RCLONE_CONFIG_S3_PROVIDER")
                    .value(
                        Collections.ternary(
                            Strings.literal("AWS"),
                            Strings.literal("Other"),
                            Conditions.isEmpty(bucket.endpoint))))
        .env(
            when(
                bucket.endpoint,
                EnvVar.of(e -> e.name("RCLONE_CONFIG_S3_ENDPOINT").value(bucket.endpoint))))
        .env(e -> e.name("RCLONE_CONFIG_S3_REGION").value(bucket.region))
        .env(e -> e.name("RCLONE_CONFIG_S3_NO_CHECK_BUCKET").value("true"))
        .env(key("RCLONE_CONFIG_S3_ACCESS_KEY_ID", bucket.accessKeyId))
        .env(key("RCLONE_CONFIG_S3_SECRET_ACCESS_KEY", bucket.secretAccessKey));
  }

  private EnvVar key(String variable, Expression<String> key) {
    return EnvVar.of(
        e ->
            e.name(variable)
                .valueFrom(
                    f -> f.secretKeyRef(r -> r.name(values.bucket.existingSecret).key(key))));
  }
}
