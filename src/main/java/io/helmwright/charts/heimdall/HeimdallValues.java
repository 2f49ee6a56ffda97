package io.helmwright.charts.heimdall;

import io.helmwright.pattern.ApplicationSpec;
import io.helmwright.pattern.ApplicationTraits;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Workload;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** Everything that users of the Heimdall chart may set. */
final class HeimdallValues extends ApplicationSpec {

  final StringValue nodeEnv =
      string("nodeEnv")
          .oneOf("production", "development", "test")
          .defaultsTo("production")
          .describedAs("Mode that Heimdall runs in.");
  final Secrets secrets = holding(new Secrets(this));
  final HeimdallConfig config = new HeimdallConfig(this, secrets, postgresql);

  HeimdallValues(DatabaseProvider provider, Migrations strategy) {
    super(
        ApplicationTraits.of("heimdall", "mitre/heimdall2")
            .port(3000)
            .user(1001)
            .needing(Resources.of("100m", "512Mi", "1Gi", "512Mi"))
            .workload(Workload.statefulSet())
            .database(provider)
            .migrations(strategy)
            .certificateVariable("NODE_EXTRA_CA_CERTS")
            .ownVariables("JWT_SECRET"));
    app.command.example("yarn", "backend", "start");
    app.startupProbe.get("/server").every(10, 5, 30);
    app.livenessProbe.every(20, 5, 3);
    app.readinessProbe.get("/server").every(10, 5, 3);
    moved("databaseName", "set " + postgresql.keys("database") + " instead");
    moved("databaseUsername", "set " + postgresql.keys("username") + " instead");
  }

  private void moved(String key, String cure) {
    var old = string(key).optional().deprecated(cure);
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
