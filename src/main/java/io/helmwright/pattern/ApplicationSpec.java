package io.helmwright.pattern;

import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import io.helmwright.values.ValuesSpec;
import java.util.ArrayList;

/**
 * The values of a chart with one application and its PostgreSQL: all that charts of this family
 * have in common. A chart adds its own variables and secrets.
 */
public abstract class ApplicationSpec extends ValuesSpec {

  /** Names and labels. */
  public final NameValues names = new NameValues(this);

  /** Secrets with credentials for registries. */
  public final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("Secrets with credentials for registries.")
          .example(LocalObjectReference.of(r -> r.name("registry-credentials")));

  /** The container, its pods, how they are reached. */
  public final ApplicationValues app;

  /** The embedded database, if there can be one. */
  public final DatabaseValues postgresql;

  /** The external database. */
  public final ExternalDatabaseValues externalDatabase;

  /** How the schema is brought up to date. */
  public final MigrationPlan migrations;

  /** What users may add. */
  public final ExtraValues extra;

  /** Certificate authorities that the application trusts besides the usual ones. */
  public final CertificateValues certificates;

  /** The wait for the database. */
  public final WaitForDatabase waitForDatabase;

  /** Backups of the database. */
  public final BackupValues backup;

  private final ApplicationTraits traits;

  /** Declares what the application's traits ask for. */
  protected ApplicationSpec(ApplicationTraits traits) {
    this.traits = traits;
    String key = traits.key();
    this.app = traits.declareApplication(this);
    this.postgresql = traits.provider().declare(this, key);
    this.externalDatabase =
        new ExternalDatabaseValues(this, "externalDatabase", key, postgresql.enabled());
    this.migrations = traits.migrations().declare(this, app, postgresql.enabled());
    this.extra = new ExtraValues(this, key, traits.allOwnVariables());
    this.certificates = new CertificateValues(this, "extraCertificates");
    this.waitForDatabase = new WaitForDatabase(this, "waitForDatabase");
    this.backup = new BackupValues(this, "backup", ApplicationTraits.backupTag());
    rule(
        ValueRule.when(backup.toBucket())
            .refuse(
                extra.env.hasItemNamed(BackupContainers.SCRIPT_VARIABLES),
                "%s: leave out %s, which the scripts of backups read"
                    .formatted(
                        extra.env.key(), String.join(", ", BackupContainers.SCRIPT_VARIABLES))));
    migrations.backupFirst().ifPresent(backup::before);
    describe(
        "extraCertificates",
        "Certificate authorities that the application trusts besides the usual ones.");
    rule(
        postgresql
            .whenExternal()
            .require(
                externalDatabase.host.isSet(),
                externalDatabase.host.key() + ": set it" + postgresql.orEmbedded()));
    rule(
        ValueRule.when(certificates.enabled.isTrue())
            .refuse(
                extra.env.hasItemNamed(traits.certificateVariable()),
                "%s: leave out %s, since %s is true"
                    .formatted(
                        extra.env.key(),
                        traits.certificateVariable(),
                        certificates.enabled.key())));
  }

  /**
   * The chart's own secrets, one of which may be the password of an external database.
   *
   * @return the same
   */
  protected final <S extends SecretValues> S holding(S secrets) {
    var places = new ArrayList<ValueTest>();
    places.add(externalDatabase.existingSecret.isSet());
    places.add(externalDatabase.password.isSet());
    places.add(secrets.existingSecret.isSet());
    places.add(secrets.secretsFiles.isSet());
    places.add(
        secrets
            .declared(traits.passwordVariable())
            .orElseGet(
                () ->
                    secrets.secret(
                        traits.passwordVariable(),
                        "Password of the external database; prefer "
                            + externalDatabase.existingSecret.key()
                            + "."))
            .isSet());
    rule(
        postgresql
            .whenExternal()
            .require(
                ValueTest.any(places.toArray(ValueTest[]::new)),
                "%s: name the Secret with the database password, or set %s"
                    .formatted(
                        externalDatabase.existingSecret.key(), externalDatabase.password.key())));
    return secrets;
  }

  /**
   * A generated secret that the Job which migrates needs too, if users choose the Job: it runs
   * before the chart's Secret is there, so they must give the secret themselves.
   *
   * @param secrets the chart's own secrets
   * @param secret one of them
   * @param why what the Job does with it: {@code it makes the first administrator}
   */
  protected final void neededByMigrationJob(
      SecretValues secrets, EnvironmentValue secret, String why) {
    migrations
        .jobs()
        .ifPresent(
            job ->
                rule(
                    ValueRule.when(job.isTrue())
                        .require(
                            ValueTest.any(
                                secret.isSet(),
                                secrets.existingSecret.isSet(),
                                secrets.secretsFiles.isSet()),
                            "%s: set it, or set %s to false; the Job sees no generated secrets, and %s"
                                .formatted(secret.key(), job.key(), why))));
  }

  /** The application's database, whose password is in the variable that the traits name. */
  public final DatabaseMode database(ChartNames chartNames, SecretSources secrets) {
    return postgresql.mode(chartNames, externalDatabase, secrets, traits.passwordVariable());
  }

  /** The certificates as one file, whose path is in the variable that the traits name. */
  final CertificateValues.Bundle bundle(ChartNames chartNames) {
    return certificates.bundle(chartNames, traits.certificateVariable());
  }

  /** The application's key in values.yaml. */
  final String applicationKey() {
    return traits.key();
  }
}
