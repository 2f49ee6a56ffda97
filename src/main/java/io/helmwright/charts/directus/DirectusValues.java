package io.helmwright.charts.directus;

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
import io.helmwright.values.ValueRule;

/** Everything that users of the Directus chart may set. */
final class DirectusValues extends ApplicationSpec {

  static final String ADMIN = "admin@example.com";

  final PersistenceValues persistence = new PersistenceValues(this);
  final Secrets secrets = holding(new Secrets(this));
  final Config config = new Config(this);

  DirectusValues(DatabaseProvider provider, Migrations strategy) {
    super(
        ApplicationTraits.of("directus", "directus/directus")
            .port(8055)
            .user(1000)
            .needing(Resources.of("250m", "512Mi", "2Gi", "1Gi"))
            .workload(Workload.recreatedDeployment())
            .database(provider)
            .migrations(strategy)
            .certificateVariable("NODE_EXTRA_CA_CERTS")
            .passwordVariable("DB_PASSWORD")
            .ownVariables("SECRET"));
    app.startupProbe.get("/server/ping").every(10, 5, 30);
    app.livenessProbe.every(20, 5, 3);
    app.readinessProbe.get("/server/ping").every(10, 5, 3);
    rule(
        ValueRule.when(app.availability.mayBeSeveral())
            .require(
                config.synchronization.is("redis"),
                config.synchronization.key()
                    + ": set it to redis, since several pods tell each other of changes by Redis"));
    neededByMigrationJob(secrets, secrets.adminPassword, "it makes the first administrator");
  }

  /** Plain environment variables; about three hundred more are passed through. */
  static final class Config extends ConfigValues {

    final EnvironmentValue publicUrl =
        variable("PUBLIC_URL")
            .matching("^https?://[^\\s]+$")
            .describedAs(
                "Address under which users reach Directus; taken from the ingress or the gateway when unset.")
            .example("https://directus.example.com");
    final EnvironmentValue adminEmail =
        variable("ADMIN_EMAIL")
            .matching("^[^@\\s]+@[^@\\s]+$")
            .describedAs("E-mail of the first administrator; " + ADMIN + " by default.")
            .example(ADMIN);
    final EnvironmentValue databaseTls =
        variable("DB_SSL__REJECT_UNAUTHORIZED")
            .flag()
            .describedAs("Encrypts connections to the database; true also checks its certificate.")
            .example("true");
    final EnvironmentValue synchronization =
        variable("SYNCHRONIZATION_STORE")
            .oneOf("memory", "redis")
            .describedAs("How pods tell each other of changes; memory, for one pod, by default.")
            .example("redis");
    final EnvironmentValue redisHost =
        variable("REDIS_HOST").describedAs("Host of Redis.").example("redis.example.com");
    final EnvironmentValue redisPort =
        variable("REDIS_PORT")
            .integer(1, 65535)
            .describedAs("Port of Redis; 6379 by default.")
            .example("6379");

    private Config(ValueGroup parent) {
      super(parent, "directus.config");
    }
  }

  /** Secret environment variables. */
  static final class Secrets extends SecretValues {

    final EnvironmentValue secret =
        secret("SECRET", "Key that signs tokens; generated once and kept when unset.");
    final EnvironmentValue adminPassword =
        secret(
            "ADMIN_PASSWORD",
            "Password of the first administrator; generated once and kept when unset.");
    final EnvironmentValue redisPassword = secret("REDIS_PASSWORD", "Password of Redis.");
    final EnvironmentValue licenseKey =
        secret("LICENSE_KEY", "Key for what the license of Directus asks one for.");

    private Secrets(ValueGroup parent) {
      super(parent, "directus");
    }
  }
}
