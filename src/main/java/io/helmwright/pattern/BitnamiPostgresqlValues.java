package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntOrStringValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/**
 * The part of the Bitnami PostgreSQL subchart's values that the parent chart reads or documents.
 * The others go through to the subchart unseen.
 */
public final class BitnamiPostgresqlValues extends ValueGroup {

  /** Whether the subchart is installed. */
  public final BooleanValue enabled =
      bool("postgresql.enabled")
          .defaultsTo(true)
          .describedAs("Install PostgreSQL with the chart; false to use externalDatabase.");

  final StringValue globalFullnameOverride =
      namePrefix("global.postgresql.fullnameOverride")
          .describedAs("Name of the database's objects, for every chart of the release.");
  final IntOrStringValue globalPort =
      intOrString("global.postgresql.service.ports.postgresql")
          .matching("^[0-9]*$")
          .describedAs("Port of the database's Service, for every chart of the release.");
  final StringValue nameOverride =
      namePrefix("postgresql.nameOverride")
          .describedAs("Replaces \"postgresql\" in the database's names.");
  final StringValue fullnameOverride =
      namePrefix("postgresql.fullnameOverride")
          .describedAs("Whole name of the database's objects.");
  final StringValue architecture =
      line("postgresql.architecture")
          .defaultsTo("standalone")
          .oneOf("standalone", "replication")
          .describedAs("One database, or a primary with read replicas.");
  final StringValue database;
  final StringValue username =
      line("postgresql.auth.username")
          .defaultsTo("postgres")
          .describedAs(
              "User that the application connects as; created by the subchart unless it is postgres.");

  /** A Secret that is already there. */
  public final StringValue existingSecret =
      name("postgresql.auth.existingSecret")
          .describedAs("Name of an existing Secret with the database's passwords.");

  final StringValue adminPasswordKey =
      line("postgresql.auth.secretKeys.adminPasswordKey")
          .defaultsTo("postgres-password")
          .notEmpty()
          .describedAs("Key of the postgres user's password in existingSecret.");
  final StringValue userPasswordKey =
      line("postgresql.auth.secretKeys.userPasswordKey")
          .defaultsTo("password")
          .notEmpty()
          .describedAs("Key of any other user's password in existingSecret.");
  final IntegerValue port =
      integer("postgresql.primary.service.ports.postgresql")
          .defaultsTo(5432)
          .port()
          .describedAs("Port of the database's Service.");

  final IntegerValue podPort =
      integer("postgresql.containerPorts.postgresql")
          .defaultsTo(5432)
          .port()
          .describedAs("Port that the database listens on in its pods.");

  /** Whether the data outlives the pod. */
  public final BooleanValue persistence =
      bool("postgresql.primary.persistence.enabled")
          .defaultsTo(true)
          .describedAs("Keep the data on a PersistentVolumeClaim.");

  /** The size of the volume. */
  public final StringValue persistenceSize =
      line("postgresql.primary.persistence.size")
          .defaultsTo("10Gi")
          .describedAs("Size of the volume.");

  /** The user's password, for those who don't keep a Secret of their own. */
  public final StringValue password;

  /**
   * Declares the values under the subchart's name.
   *
   * @param parent the whole file
   * @param databaseName default name of the database
   */
  public BitnamiPostgresqlValues(ValueGroup parent, String databaseName) {
    super(parent, "");
    describe("global", "Values that subcharts see too.");
    open("global");
    open("global.postgresql");
    open("global.postgresql.service");
    open("global.postgresql.service.ports");
    describe(
        "postgresql",
        "Embedded PostgreSQL, the Bitnami subchart. All its values may be given here, see\n"
            + "https://github.com/bitnami/charts/tree/main/bitnami/postgresql");
    for (var level :
        new String[] {
          "",
          ".auth",
          ".auth.secretKeys",
          ".containerPorts",
          ".image",
          ".primary",
          ".primary.service",
          ".primary.service.ports",
          ".primary.persistence"
        }) {
      open("postgresql" + level);
    }
    image();
    var global =
        scalars("global.postgresql.auth")
            .optional()
            .describedAs("The parent chart can't see what the subchart makes of it.")
            .deprecated("set postgresql.auth instead");
    rule(
        ValueRule.always()
            .refuseInTemplates(
                global.isSet(), "global.postgresql.auth: set postgresql.auth instead"));
    this.database =
        line("postgresql.auth.database")
            .defaultsTo(databaseName)
            .notEmpty()
            .describedAs("Name of the database.");
    this.password =
        string("postgresql.auth.password")
            .secret()
            .describedAs("Password of the user; generated once and kept when empty.");
    line("postgresql.primary.persistence.storageClass")
        .describedAs("StorageClass of the volume; the cluster's default when empty.");
    KubernetesValue<ResourceRequirements> resources =
        kubernetes("postgresql.primary.resources", ResourceRequirements.TYPE)
            .describedAs("Requests and limits of the database.");
    resources.defaultsTo(Resources.of("100m", "256Mi", "512Mi", "1Gi"));
  }

  /** The subchart knows its image best, so these have no default here. */
  private void image() {
    line("postgresql.image.registry")
        .optional()
        .describedAs("Registry of the image.")
        .example("docker.io");
    line("postgresql.image.repository")
        .optional()
        .describedAs(
            "Repository of the image. Only the \"latest\" images of docker.io/bitnami are free; for another"
                + " repository set global.security.allowInsecureImages too.")
        .example("bitnamilegacy/postgresql");
    line("postgresql.image.tag")
        .optional()
        .describedAs("Tag of the image.")
        .example("17.6.0-debian-12-r0");
    line("postgresql.image.pullPolicy")
        .optional()
        .oneOf("Always", "IfNotPresent", "Never")
        .describedAs("When the image is pulled.")
        .example("IfNotPresent");
    bool("global.security.allowInsecureImages")
        .describedAs("Allow images from a repository other than docker.io/bitnami.");
    open("global.security");
  }
}
