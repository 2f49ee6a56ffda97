package io.helmwright.charts.heimdall;

import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.pattern.ApplicationValues;
import io.helmwright.pattern.BackupValues;
import io.helmwright.pattern.CertificateValues;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.DatabaseValues;
import io.helmwright.pattern.DatabaseValuesSpec;
import io.helmwright.pattern.ExternalDatabaseValues;
import io.helmwright.pattern.ExtraValues;
import io.helmwright.pattern.MigrationPlan;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.WaitForDatabase;
import io.helmwright.pattern.Workload;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;

/** Everything that users of the Heimdall chart may set. */
final class HeimdallValues extends DatabaseValuesSpec {

  final NameValues names = new NameValues(this);
  final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("Secrets with credentials for registries.")
          .example(LocalObjectReference.of(r -> r.name("registry-credentials")));
  final StringValue nodeEnv =
      string("nodeEnv")
          .oneOf("production", "development", "test")
          .defaultsTo("production")
          .describedAs("Mode that Heimdall runs in.");

  final ApplicationValues app =
      new ApplicationValues(this, "heimdall", Workload.statefulSet(), "mitre/heimdall2", 3000, 1001)
          .needing(Resources.of("100m", "512Mi", "1Gi", "512Mi"));
  final DatabaseValues postgresql = provider.declare(this, "heimdall");
  final ExternalDatabaseValues externalDatabase =
      new ExternalDatabaseValues(this, "externalDatabase", "heimdall", postgresql.enabled());
  final MigrationPlan migrations;
  final Secrets secrets = new Secrets(this);
  final HeimdallConfig config = new HeimdallConfig(this, secrets, postgresql);
  final ExtraValues extra = new ExtraValues(this, "heimdall", "JWT_SECRET", "DATABASE_PASSWORD");

  final CertificateValues certificates = new CertificateValues(this, "extraCertificates");
  final WaitForDatabase waitForDatabase = new WaitForDatabase(this, "waitForDatabase");
  final BackupValues backup = new BackupValues(this, "backup", "18.4-alpine");

  HeimdallValues(DatabaseProvider provider, Migrations strategy) {
    super(provider);
    this.migrations = strategy.declare(this, app, postgresql.enabled());
    app.command.example("yarn", "backend", "start");
    app.startupProbe.get("/server").every(10, 5, 30);
    app.livenessProbe.every(20, 5, 3);
    app.readinessProbe.get("/server").every(10, 5, 3);
    describe(
        "extraCertificates",
        "Certificate authorities that Heimdall trusts besides the usual ones.");
    rule(
        postgresql
            .whenExternal()
            .require(
                externalDatabase.host.isSet(),
                "externalDatabase.host: set it" + postgresql.orEmbedded()));
    rule(
        postgresql
            .whenExternal()
            .require(
                ValueTest.any(
                    externalDatabase.existingSecret.isSet(),
                    externalDatabase.password.isSet(),
                    secrets.existingSecret.isSet(),
                    secrets.secretsFiles.isSet(),
                    secrets.databasePassword.isSet()),
                "externalDatabase.existingSecret: name the Secret with the database password, or set"
                    + " externalDatabase.password"));
    rule(
        ValueRule.when(certificates.enabled.isTrue())
            .refuse(
                extra.env.hasItemNamed("NODE_EXTRA_CA_CERTS"),
                extra.env.key()
                    + ": leave out NODE_EXTRA_CA_CERTS, since extraCertificates.enabled is true"));
    moved("databaseName", "set " + postgresql.keys("database") + " instead");
    moved("databaseUsername", "set " + postgresql.keys("username") + " instead");
  }

  private void moved(String key, String cure) {
    var old = string(key).optional().describedAs("Not here: " + cure + ".").deprecated(cure);
    rule(ValueRule.always().refuseInTemplates(old.isSet(), key + ": " + cure));
  }

  /** Secret environment variables. */
  static final class Secrets extends SecretValues {
    final EnvironmentValue adminPassword =
        secret(
            "ADMIN_PASSWORD",
            "Password of the first administrator; generated once and kept when unset.");
    final EnvironmentValue jwtSecret =
        secret("JWT_SECRET", "Key that signs logins; generated once and kept when unset.");
    final EnvironmentValue apiKeySecret =
        secret("API_KEY_SECRET", "Key that signs API keys; none without it.");
    final EnvironmentValue databasePassword =
        secret(
            "DATABASE_PASSWORD",
            "Password of the external database; prefer externalDatabase.existingSecret.");
    final EnvironmentValue databaseSslKey =
        secret("DATABASE_SSL_KEY", "Key of the database client certificate: PEM text, or a path.");
    final EnvironmentValue githubClientSecret =
        secret("GITHUB_CLIENTSECRET", "OAuth secret of GitHub.");
    final EnvironmentValue gitlabSecret = secret("GITLAB_SECRET", "OAuth secret of GitLab.");
    final EnvironmentValue googleClientSecret =
        secret("GOOGLE_CLIENTSECRET", "OAuth secret of Google.");
    final EnvironmentValue oktaClientSecret = secret("OKTA_CLIENTSECRET", "OAuth secret of Okta.");
    final EnvironmentValue oidcClientSecret =
        secret("OIDC_CLIENT_SECRET", "Secret of the OpenID Connect client.");
    final EnvironmentValue ldapPassword = secret("LDAP_PASSWORD", "Password of LDAP_BINDDN.");

    private Secrets(ValueGroup parent) {
      super(parent, "heimdall");
    }
  }
}
