package io.helmwright.charts.atlasapp;

import io.helmwright.pattern.ApplicationSpec;
import io.helmwright.pattern.ApplicationTraits;
import io.helmwright.pattern.ConfigValues;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.DatabaseTlsValues;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Workload;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.ValueGroup;

/** Everything that users of the Atlas chart may set. */
final class AtlasAppValues extends ApplicationSpec {

  final Secrets secrets = holding(new Secrets(this));
  final Config config = new Config(this);
  final DatabaseTlsValues tls = new DatabaseTlsValues(this, externalDatabase.key() + ".tls");

  AtlasAppValues(DatabaseProvider provider, Migrations strategy) {
    super(
        ApplicationTraits.of("app", "registry.example.com/app")
            .port(8080)
            .user(1000)
            .needing(Resources.of("100m", "256Mi", "256Mi", "256Mi"))
            .workload(Workload.deployment())
            .database(provider)
            .migrations(strategy));
    app.availability.replicaCount.defaultsTo(2);
    app.startupProbe.every(5, 3, 30);
    app.livenessProbe.every(20, 5, 3);
    app.readinessProbe.get("/").every(10, 5, 3);
  }

  /** Plain environment variables. */
  static final class Config extends ConfigValues {

    final EnvironmentValue sslMode =
        variable("PGSSLMODE")
            .oneOf("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
            .describedAs(
                "Whether connections to the database are encrypted; by default not those to the embedded one, and the"
                    + " others as externalDatabase.tls.mode says, or else required.")
            .example("verify-full");

    private Config(ValueGroup parent) {
      super(parent, "app.config");
      variables.describedAs(
          "Plain environment variables. PGSSLMODE is checked; any other is passed through.");
    }
  }

  /** Secret environment variables: the password of an external database, and any others. */
  static final class Secrets extends SecretValues {

    private Secrets(ValueGroup parent) {
      super(parent, "app");
    }
  }
}
