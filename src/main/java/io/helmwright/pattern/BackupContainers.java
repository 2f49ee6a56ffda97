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
import java.util.function.Consumer;

/** The containers of backups and restores: of PostgreSQL's programs, and of the bucket's client. */
final class BackupContainers {

  /** The volume that all of them mount. */
  static final String VOLUME = "backups";

  /** The variable in which PostgreSQL's programs expect the password. */
  static final String PASSWORD = "PGPASSWORD";

  private final BackupValues values;
  private final DatabaseMode database;
  private final Expression<String> remote;
  private final Yaml<SecurityContext> securityContext;

  /**
   * The containers.
   *
   * @param values what users may set
   * @param database what is dumped and restored
   * @param remote where backups are kept, as {@code rclone} writes it
   * @param securityContext the context of the chart's containers
   */
  BackupContainers(
      BackupValues values,
      DatabaseMode database,
      Expression<String> remote,
      Yaml<SecurityContext> securityContext) {
    this.values = values;
    this.database = database;
    this.remote = remote;
    this.securityContext = securityContext;
  }

  /**
   * Makes the backup.
   *
   * @param password where the password is
   */
  Container dump(Yaml<EnvVar> password) {
    return container("dump", values.image, BackupScripts.dump(), c -> connection(c, password));
  }

  /**
   * Deletes what is too old on the volume. It has the connection for those who, as the runbook
   * says, let it sleep and look around in it.
   *
   * @param password where the password is
   */
  Container prune(Yaml<EnvVar> password) {
    return container(
        "prune", values.image, BackupScripts.prune(), c -> connection(c, password).env(keep()));
  }

  /** Brings the backup to the bucket, and deletes what is too old there. */
  Container upload() {
    return container(
        "upload",
        values.bucket.image,
        BackupScripts.upload(),
        c -> bucket(c.env(name())).env(keep()));
  }

  /** Fetches a backup from the bucket. */
  Container download() {
    return container(
        "download",
        values.bucket.image,
        BackupScripts.download(),
        c -> bucket(c.env(name())).env(file()));
  }

  /** Restores a backup. */
  Container restore() {
    return container(
        "restore",
        values.image,
        BackupScripts.restore(),
        c -> connection(c, database.passwordVariable(PASSWORD)).env(file()));
  }

  private Container container(
      String name,
      ImageValues image,
      Yaml<String> script,
      Consumer<Container.Builder> environment) {
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
              .volumeMounts(m -> m.name(VOLUME).mountPath(BackupScripts.FOLDER))
              .securityContext(securityContext);
        });
  }

  /** The variables that PostgreSQL's programs read. */
  private Container.Builder connection(Container.Builder container, Yaml<EnvVar> password) {
    return container
        .env(e -> e.name("PGHOST").value(database.host()))
        .env(e -> e.name("PGPORT").value(database.port()))
        .env(name())
        .env(e -> e.name("PGUSER").value(database.user()))
        .env(password);
  }

  private EnvVar name() {
    return EnvVar.of(e -> e.name("PGDATABASE").value(database.name()));
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
