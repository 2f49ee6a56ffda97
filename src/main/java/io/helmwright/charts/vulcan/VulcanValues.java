package io.helmwright.charts.vulcan;

import io.helmwright.pattern.ApplicationSpec;
import io.helmwright.pattern.ApplicationTraits;
import io.helmwright.pattern.ConfigValues;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.PersistenceValues;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Workload;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.ValueGroup;

/** Everything that users of the Vulcan chart may set. */
final class VulcanValues extends ApplicationSpec {

  final PersistenceValues persistence = new PersistenceValues(this);
  final Secrets secrets = holding(new Secrets(this));
  final Config config = new Config(this);

  VulcanValues(DatabaseProvider provider, Migrations strategy) {
    super(
        ApplicationTraits.of("vulcan", "mitre/vulcan")
            .port(3000)
            .user(1000)
            .needing(Resources.of("250m", "512Mi", "1Gi", "1Gi"))
            .workload(Workload.deployment())
            .database(provider)
            .migrations(strategy)
            .passwordVariable("POSTGRES_PASSWORD")
            .ownVariables("SECRET_KEY_BASE", "CIPHER_PASSWORD", "CIPHER_SALT"));
    app.availability.replicaCount.defaultsTo(2);
    app.availability.minAvailable().defaultsTo(1);
    persistence.enabled.defaultsTo(false);
    app.redirectingToHttps();
    app.startupProbe.get("/up").every(10, 5, 30);
    app.livenessProbe.get("/up").every(20, 5, 3);
    app.readinessProbe.get("/health_check").every(10, 5, 3);
  }

  /** Plain environment variables; about a hundred more are passed through. */
  static final class Config extends ConfigValues {

    final EnvironmentValue appUrl =
        variable("VULCAN_APP_URL")
            .matching("^https?://[^/\\s]+$")
            .describedAs(
                "Address under which users reach Vulcan; taken from the ingress or the gateway when unset.")
            .example("https://vulcan.example.com");
    final EnvironmentValue adminEmail =
        variable("VULCAN_ADMIN_EMAIL")
            .matching("^[^@\\s]+@[^@\\s]+$")
            .describedAs("E-mail of the first administrator.")
            .example("admin@example.com");
    final EnvironmentValue firstUserAdmin =
        variable("VULCAN_FIRST_USER_ADMIN")
            .flag()
            .describedAs("Whoever registers first becomes an administrator; false by default.")
            .example("false");
    final EnvironmentValue logLevel =
        variable("RAILS_LOG_LEVEL")
            .oneOf("debug", "info", "warn", "error", "fatal")
            .describedAs("The least severe messages in the log; info by default.")
            .example("info");
    final EnvironmentValue maxThreads =
        variable("RAILS_MAX_THREADS")
            .integer(1, 64)
            .describedAs("Threads, and database connections, of each process.")
            .example("5");

    private Config(ValueGroup parent) {
      super(parent, "vulcan.config");
      variables.describedAs(
          "Plain environment variables. Those below are checked; any other, such as the VULCAN_* of OIDC, LDAP,"
              + " SMTP and Slack, is passed through.");
    }
  }

  /** Secret environment variables. */
  static final class Secrets extends SecretValues {

    final EnvironmentValue secretKeyBase =
        secret(
            "SECRET_KEY_BASE",
            "Key of sessions; generated once and kept when unset. It must never change.");
    final EnvironmentValue cipherPassword =
        secret(
            "CIPHER_PASSWORD",
            "Password of encrypted columns; generated once and kept when unset. It must never change.");
    final EnvironmentValue cipherSalt =
        secret(
            "CIPHER_SALT",
            "Salt of encrypted columns; generated once and kept when unset. It must never change.");
    final EnvironmentValue adminPassword =
        secret("VULCAN_ADMIN_PASSWORD", "Password of the first administrator.");

    private Secrets(ValueGroup parent) {
      super(parent, "vulcan");
    }
  }
}
