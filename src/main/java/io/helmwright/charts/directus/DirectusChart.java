package io.helmwright.charts.directus;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.NetworkPolicyValues.Outgoing;
import io.helmwright.pattern.PersistentStorage;
import io.helmwright.pattern.SecretSources;
import io.helmwright.pattern.StandardProfiles;
import io.helmwright.template.Strings;
import io.helmwright.values.Profile;
import java.util.List;

/** Directus: a Node application in a Deployment that migrates as it starts, with its files. */
public final class DirectusChart implements ChartDefinition {

  /** The image's own command runs {@code bootstrap} and then the server, under pm2. */
  static final MigrationTool DIRECTUS =
      MigrationTool.named("directus bootstrap", MigrationTool.Locking.NONE, "directus_migrations")
          .migratingOnStart()
          .migrating("node", "cli.js", "bootstrap")
          .starting("node", "cli.js", "start");

  @Override
  public String name() {
    return "directus";
  }

  @Override
  public Chart define() {
    var v =
        new DirectusValues(
            DatabaseProvider.bitnami("~18.2.0").connectingAs("directus"),
            Migrations.onApplicationStart(DIRECTUS).orHookJob());
    var names = ChartNames.standard(name(), v.names);
    var secrets =
        SecretSources.of(names, v.secrets)
            .generating("SECRET", 64)
            .generating("ADMIN_PASSWORD", 24)
            .showing(
                "ADMIN_PASSWORD",
                Strings.text(
                    "The first administrator is ",
                    Strings.orDefault(v.config.adminEmail.oneLine(), DirectusValues.ADMIN),
                    ". The password:"));
    var database = v.database(names, secrets);
    var exposure = v.app.exposure(names, name()).urlFrom(v.config.publicUrl.oneLine());
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("ADMIN_EMAIL", Strings.literal(DirectusValues.ADMIN))
            .fixed("DB_CLIENT", "pg")
            .database(database, "DB_HOST", "DB_PORT", "DB_DATABASE", "DB_USER")
            .fixed("PM2_HOME", "/tmp/pm2")
            .fixed("PORT", "8055")
            .fixedIfAny("PUBLIC_URL", exposure.url())
            .fixed("TEMP_PATH", "/tmp/directus");
    var app =
        Application.of(names, name(), v)
            .listeningOn(8055)
            .writing("tmp", "/tmp")
            .storing(
                PersistentStorage.of(names, v.persistence)
                    .holding("uploads", "/directus/uploads")
                    .holding("extensions", "/directus/extensions"))
            .keepingDataIn(database)
            .configuredBy(config, secrets)
            .requiring("SECRET")
            .exposedBy(exposure)
            .reaching(Outgoing.to(v.config.redisHost.isSet(), v.config.redisPort, 6379))
            .testedAt("/server/ping");

    return Chart.named(name())
        .version("1.0.0")
        .appVersion("12.4.1")
        .describedAs("Directus is a real-time API and an app for what is in an SQL database")
        .kubeVersion(">=1.32.0-0")
        .home("https://directus.io")
        .sources("https://github.com/directus/directus")
        .keywords("directus", "cms", "api", "node")
        .maintainer("MITRE SAF", "https://saf.mitre.org")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .values(v)
        .add(names, app)
        .readme(
            Topic.CONFIGURATION,
            "",
            """
            Directus is configured by environment variables: plain ones in `%1$s`, secret ones in `%2$s` or a Secret of
            your own. `SECRET` signs tokens: keep it with your backups. The administrator of `ADMIN_EMAIL` and
            `ADMIN_PASSWORD` is made with the first migration; later changes of these variables have no effect.

            Several pods need Redis, by which they tell each other of changes, and one place for files: a shared volume,
            as in the profile `shared-volume`, or a bucket, as in `high-availability`, with `STORAGE_S3_KEY` and
            `STORAGE_S3_SECRET` among the secrets.

            Version 12 has the Monospace Sustainable Core License; features that need a key take it from `LICENSE_KEY`.
            """
                .formatted(v.config.variables.key(), v.secrets.secrets.key()))
        .profiles(profiles(v))
        .build();
  }

  private static List<Profile> profiles(DirectusValues v) {
    return StandardProfiles.of(v, v.secrets)
        .also("external-rds", p -> p.set(v.config.databaseTls, "true"))
        .also(
            "high-availability",
            p ->
                redis(v, v.migrations.byJob(p))
                    .set(v.secrets.existingSecret, "directus-secrets")
                    .set(v.persistence.enabled, false)
                    .set(v.config.variables, "STORAGE_LOCATIONS", "s3")
                    .set(v.config.variables, "STORAGE_S3_DRIVER", "s3")
                    .set(v.config.variables, "STORAGE_S3_BUCKET", "directus")
                    .set(v.config.variables, "STORAGE_S3_REGION", "eu-central-1")
                    .set(v.app.networkPolicy.enabled, true))
        .withExternal(
            "migration-job",
            "Migrations in a Job before installation and upgrade.",
            p -> v.migrations.byJob(p).set(v.secrets.adminPassword, "correct horse battery staple"))
        .with(
            "shared-volume",
            "Two pods with their files on a volume that both mount.",
            p ->
                redis(v, p)
                    .set(v.app.availability.replicaCount, 2)
                    .set(v.persistence.volume.accessModes, "ReadWriteMany"))
        .all();
  }

  private static Profile.Settings redis(DirectusValues v, Profile.Settings p) {
    return p.set(v.config.synchronization, "redis").set(v.config.redisHost, "redis.example.com");
  }
}
