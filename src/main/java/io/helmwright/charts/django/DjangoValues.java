package io.helmwright.charts.django;

import io.helmwright.pattern.ApplicationSpec;
import io.helmwright.pattern.ApplicationTraits;
import io.helmwright.pattern.ConfigValues;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Workload;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.ValueGroup;

/** Everything that users of the Django chart may set. */
final class DjangoValues extends ApplicationSpec {

  final Secrets secrets = holding(new Secrets(this));
  final Config config = new Config(this);

  DjangoValues(DatabaseProvider provider, Migrations strategy) {
    super(
        ApplicationTraits.of("django", "registry.example.com/django-app")
            .port(8000)
            .user(1000)
            .needing(Resources.of("100m", "256Mi", "512Mi", "256Mi"))
            .workload(Workload.deployment())
            .database(provider)
            .migrations(strategy)
            .certificateVariable("REQUESTS_CA_BUNDLE")
            .ownVariables("DJANGO_SECRET_KEY"));
    app.availability.replicaCount.defaultsTo(2);
    app.startupProbe.every(5, 3, 30);
    app.livenessProbe.every(20, 5, 3);
    app.readinessProbe.get("/").every(10, 5, 3);
  }

  /** Plain environment variables. */
  static final class Config extends ConfigValues {

    final EnvironmentValue settingsModule =
        variable("DJANGO_SETTINGS_MODULE")
            .matching("^[A-Za-z_][A-Za-z0-9_.]*$")
            .describedAs("The project's settings; what manage.py says when unset.")
            .example("project.settings.production");
    final EnvironmentValue allowedHosts =
        variable("DJANGO_ALLOWED_HOSTS")
            .describedAs(
                "Hosts that Django answers for; any by default, since probes ask by address.")
            .example("*");
    final EnvironmentValue csrfTrustedOrigins =
        variable("DJANGO_CSRF_TRUSTED_ORIGINS")
            .describedAs(
                "Origins that may send forms; taken from the ingress or the gateway when unset.")
            .example("https://app.example.com");
    final EnvironmentValue superuserName =
        variable("DJANGO_SUPERUSER_USERNAME")
            .matching("^[A-Za-z0-9@.+_-]+$")
            .describedAs("Name of the first administrator; admin by default.")
            .example("admin");
    final EnvironmentValue superuserEmail =
        variable("DJANGO_SUPERUSER_EMAIL")
            .matching("^[^@\\s]+@[^@\\s]+$")
            .describedAs("E-mail of the first administrator; admin@example.com by default.")
            .example("admin@example.com");

    private Config(ValueGroup parent) {
      super(parent, "django.config");
    }
  }

  /** Secret environment variables. */
  static final class Secrets extends SecretValues {

    final EnvironmentValue secretKey =
        secret("DJANGO_SECRET_KEY", "Key that signs sessions; generated once and kept when unset.");
    final EnvironmentValue superuserPassword =
        secret(
            "DJANGO_SUPERUSER_PASSWORD",
            "Password of the first administrator; generated once and kept when unset.");

    private Secrets(ValueGroup parent) {
      super(parent, "django");
    }
  }
}
