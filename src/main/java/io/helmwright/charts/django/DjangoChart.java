package io.helmwright.charts.django;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.SecretSources;
import io.helmwright.pattern.StandardProfiles;
import io.helmwright.template.Strings;

/** A Django application on an external database, migrated by a Job before each release. */
public final class DjangoChart implements ChartDefinition {

  private static final String COMPONENT = "django";

  static final MigrationTool DJANGO =
      MigrationTool.named("manage.py migrate", MigrationTool.Locking.NONE, "django_migrations")
          .migrating("python", "manage.py", "migrate", "--noinput")
          .upToDateWhen("python", "manage.py", "migrate", "--check")
          .administering(
              "sh",
              "-c",
              """
              if python manage.py createsuperuser --noinput; then
                exit
              fi
              # Where there is an administrator already, there is nothing to do.
              python manage.py shell --command '
              import sys
              from django.contrib.auth import get_user_model
              sys.exit(not get_user_model().objects.filter(is_superuser=True).exists())'
              """)
          .variable("DJANGO_SECRET_KEY", "not-used-by-migrations");

  private final Migrations migrations;

  /** The chart as it is published. */
  public DjangoChart() {
    this(Migrations.hookJob(DJANGO).afterBackup());
  }

  /** The chart with another way to migrate. */
  DjangoChart(Migrations migrations) {
    this.migrations = migrations;
  }

  @Override
  public String name() {
    return "django";
  }

  @Override
  public Chart define() {
    var v = new DjangoValues(DatabaseProvider.external(), migrations);
    var names = ChartNames.standard(name(), v.names);
    var secrets =
        SecretSources.of(names, v.secrets)
            .generating("DJANGO_SECRET_KEY", 64)
            .generating("DJANGO_SUPERUSER_PASSWORD", 24)
            .showing(
                "DJANGO_SUPERUSER_PASSWORD",
                Strings.text(
                    "The first administrator is ",
                    Strings.orDefault(v.config.superuserName.oneLine(), "admin"),
                    ". The password:"));
    var database = v.database(names, secrets);
    var exposure = v.app.exposure(names, COMPONENT);
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("DJANGO_ALLOWED_HOSTS", Strings.literal("*"))
            .defaulted("DJANGO_SUPERUSER_USERNAME", Strings.literal("admin"))
            .defaulted("DJANGO_SUPERUSER_EMAIL", Strings.literal("admin@example.com"))
            .defaultedIfAny("DJANGO_CSRF_TRUSTED_ORIGINS", exposure.origin())
            .database(database, "DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER");
    var app =
        Application.of(names, COMPONENT, v)
            .listeningOn(8000)
            .writing("tmp", "/tmp")
            .keepingDataIn(database)
            .configuredBy(config, secrets)
            .requiring("DJANGO_SECRET_KEY")
            .exposedBy(exposure)
            .testedAt("/");

    return Chart.named(name())
        .version("1.0.0")
        .appVersion("1.0.0")
        .describedAs("A Django application with its migrations")
        .kubeVersion(">=1.32.0-0")
        .home("https://www.djangoproject.com")
        .keywords("django", "python", "migrations")
        .maintainer("MITRE SAF", "https://saf.mitre.org")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .values(v)
        .add(names, app)
        .readme(
            Topic.CONFIGURATION,
            "",
            """
            Point `%1$s` and `%2$s` to your image, whose command starts the server on port 8000 and does not migrate.
            Its settings read the variables under "What the application is told", `DJANGO_SECRET_KEY`,
            `DJANGO_ALLOWED_HOSTS` and `DJANGO_CSRF_TRUSTED_ORIGINS`, which is the address that users reach it by, without a
            path, unless you set it in `%3$s`.

            Schema and data migrations are files of the same framework and run in the order of their names. Write them
            so that the old version works with the new schema: both are there while pods are replaced.
            """
                .formatted(
                    v.app.image.repository.key(), v.app.image.tag.key(), v.config.variables.key()))
        .profiles(StandardProfiles.of(v, v.secrets).all())
        .build();
  }
}
