package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;

/** When the database is dumped, where the dumps are kept, and whether one is restored. */
public final class BackupValues extends ValueGroup {

  /** What {@link #storage} says for a volume. */
  static final String VOLUME = "volume";

  /** What {@link #storage} says for a bucket. */
  static final String S3 = "s3";

  /** Whether there are backups. */
  public final BooleanValue enabled =
      bool("enabled").describedAs("Dump the database on a schedule.");

  /** When. */
  public final StringValue schedule =
      string("schedule")
          .defaultsTo("30 2 * * *")
          .matching("^(@[a-z]+|\\S+( +\\S+){4})$")
          .describedAs("When, in cron's syntax.");

  final StringValue timeZone =
      line("timeZone")
          .defaultsTo("Etc/UTC")
          .notEmpty()
          .describedAs("Time zone of the schedule.")
          .example("Europe/Berlin");
  final BooleanValue suspend =
      bool("suspend").describedAs("Leave backups out until this is false again.");

  /** How many backups are kept. */
  public final IntegerValue keep =
      integer("keep")
          .defaultsTo(14)
          .min(1)
          .describedAs("How many backups are kept; older ones are deleted after the next success.");

  final IntegerValue startingDeadlineSeconds =
      integer("startingDeadlineSeconds")
          .defaultsTo(3600)
          .min(10)
          .describedAs("Seconds by which a backup may start late before it is left out.");
  final IntegerValue activeDeadlineSeconds =
      integer("activeDeadlineSeconds")
          .defaultsTo(3600)
          .min(1)
          .max(86400)
          .describedAs("Seconds after which a backup or a restore has failed.");
  final IntegerValue backoffLimit =
      integer("backoffLimit")
          .defaultsTo(2)
          .min(0)
          .describedAs("How often a failed backup or restore is tried again.");
  final IntegerValue successfulJobsHistoryLimit =
      integer("successfulJobsHistoryLimit")
          .defaultsTo(3)
          .min(0)
          .describedAs("How many finished Jobs are kept, with their logs.");
  final IntegerValue failedJobsHistoryLimit =
      integer("failedJobsHistoryLimit")
          .defaultsTo(3)
          .min(0)
          .describedAs("How many failed Jobs are kept, with their logs.");

  /** The image of {@code pg_dump} and {@code pg_restore}. */
  public final ImageValues image;

  final KubernetesValue<ResourceRequirements> resources;

  /** Where backups are kept. */
  public final StringValue storage;

  /** The volume. */
  public final VolumeClaimValues volume;

  /** The bucket. */
  public final Bucket bucket;

  /** What is restored. */
  public final Restore restore;

  /**
   * Declares the values.
   *
   * @param parent where
   * @param path the keys: {@code backup}
   * @param tag the default tag of the {@code postgres} image, of the major version that the chart
   *     installs: {@code pg_dump} refuses a newer server, and what a newer {@code pg_restore} says
   *     to an older server that one may not understand
   */
  public BackupValues(ValueGroup parent, String path, String tag) {
    super(parent, path);
    describe("", "Backups of the database, and their restore.");
    describe("image", "Image with pg_dump and pg_restore, of the database server's major version.");
    this.image = ImageValues.pinned(this, "image", "postgres", tag);
    this.resources =
        kubernetes("resources", ResourceRequirements.TYPE)
            .defaultsTo(
                ResourceRequirements.of(
                    r ->
                        r.requests("cpu", "100m")
                            .requests("memory", "128Mi")
                            .requests("ephemeral-storage", "64Mi")
                            .limits("memory", "512Mi")
                            .limits("ephemeral-storage", "10Gi")))
            .describedAs(
                "Requests and limits of each container. With s3 a dump is in ephemeral storage until it is uploaded.");
    this.storage =
        line("storage")
            .defaultsTo(VOLUME)
            .oneOf(VOLUME, S3)
            .describedAs("Where backups are kept: on a volume, or in a bucket.");
    this.volume = new VolumeClaimValues(this, VOLUME);
    describe(VOLUME, "The volume; it outlives the release.");
    this.bucket = new Bucket(this);
    this.restore = new Restore(this);
    rule(
        ValueRule.when(toBucket())
            .require(
                bucket.name.isSet(),
                "%s: name the bucket, or set %s to %s"
                    .formatted(bucket.name.key(), storage.key(), VOLUME)));
    rule(
        ValueRule.when(toBucket())
            .require(
                bucket.existingSecret.isSet(),
                "%s: name the Secret with the bucket's access keys, or set %s to %s"
                    .formatted(bucket.existingSecret.key(), storage.key(), VOLUME)));
    rule(
        ValueRule.when(restore.enabled.isTrue())
            .require(
                enabled.isTrue(),
                "%s: set it to true, since a restore reads where backups are kept, or set %s to false"
                    .formatted(enabled.key(), restore.enabled.key())));
  }

  /** Whether there are backups, in a bucket. */
  ValueTest toBucket() {
    return ValueTest.all(enabled.isTrue(), storage.is(S3));
  }

  /**
   * Refuses what does not go with a backup before each migration.
   *
   * @param first whether there is one
   */
  void before(BooleanValue first) {
    rule(
        ValueRule.when(first.isTrue())
            .require(
                enabled.isTrue(),
                "%s: set it to true, since the backup before a migration goes where backups are kept, or set %s to false"
                    .formatted(enabled.key(), first.key())));
    rule(
        ValueRule.when(ValueTest.all(first.isTrue(), restore.enabled.isTrue()))
            .require(
                restore.file.isSet(),
                "%s: name the backup, or set %s to false; the newest is what the last upgrade found"
                    .formatted(restore.file.key(), first.key())));
  }

  /** A bucket of S3 or of something that speaks its protocol. */
  public static final class Bucket extends ValueGroup {

    /** Where it is, unless it is Amazon's. */
    public final StringValue endpoint =
        line("endpoint")
            .matching("^(https?://[^\\s\"'\\\\/]+)?$")
            .describedAs("Address of the service; Amazon's when empty.")
            .example("https://minio.example.com:9000");

    /** The region. */
    public final StringValue region =
        line("region").defaultsTo("us-east-1").notEmpty().describedAs("Region of the bucket.");

    /** The bucket's name. */
    public final StringValue name =
        name("bucket").describedAs("Name of the bucket, which must be there.");

    final StringValue prefix =
        line("prefix")
            .matching("^([A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)?$")
            .describedAs("Folder in the bucket; namespace and release when empty.")
            .example("heimdall/production");

    /** The Secret with the access keys. */
    public final StringValue existingSecret =
        name("existingSecret").describedAs("Name of an existing Secret with the access keys.");

    final StringValue accessKeyId =
        line("accessKeyIdKey")
            .defaultsTo("access-key-id")
            .notEmpty()
            .describedAs("Key of the access key's id in existingSecret.");
    final StringValue secretAccessKey =
        line("secretAccessKeyKey")
            .defaultsTo("secret-access-key")
            .notEmpty()
            .describedAs("Key of the secret access key in existingSecret.");

    /** The image of the client. */
    public final ImageValues image;

    private Bucket(ValueGroup parent) {
      super(parent, S3);
      describe("", "The bucket, when storage is s3.");
      describe("image", "Image with rclone, which talks to the bucket.");
      this.image = ImageValues.pinned(this, "image", "rclone/rclone", "1.75.1");
    }
  }

  /** A Job that restores a backup. */
  public static final class Restore extends ValueGroup {

    /** Whether there is one. */
    public final BooleanValue enabled =
        bool("enabled")
            .describedAs(
                "Restore a backup into the database, replacing what is there. Scale the application down first, see the"
                    + " README.");

    /** Which backup. */
    public final StringValue file =
        line("file")
            .matching("^([A-Za-z0-9_][A-Za-z0-9_.-]*)?$")
            .describedAs("File name of the backup; the newest when empty.")
            .example("heimdall-20261121T023000Z.dump");

    private Restore(ValueGroup parent) {
      super(parent, "restore");
    }
  }
}
