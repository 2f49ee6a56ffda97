package io.helmwright.charts.atlasapp;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.AtlasResource;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationPlan;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.SecretSources;
import io.helmwright.pattern.StandardProfiles;

/** An application whose schema Atlas migrates: by a Job, or by its operator. */
public final class AtlasAppChart implements ChartDefinition {

  private static final String COMPONENT = "app";

  /** What the image with the migrations is built from; it has a shell. */
  private static final String BASE_IMAGE = "arigaio/atlas:1.3.2-community-alpine";

  private static final String URL = "DATABASE_URL";
  private static final String DIRECTORY = "file:///src";

  /**
   * Kubernetes puts the URL into the command, so neither values nor manifests hold the password.
   */
  static final MigrationTool ATLAS =
      MigrationTool.named("atlas", MigrationTool.Locking.WAITS, "atlas_schema_revisions")
          .image("registry.example.com/app-migrations")
          .urlVariable(URL, "postgres")
          .migrating(
              "atlas",
              "migrate",
              "apply",
              "--url",
              "$(" + URL + ")",
              "--dir",
              DIRECTORY,
              "--lock-timeout",
              "60s")
          .upToDateWhen(
              "sh",
              "-c",
              """
              status=$(atlas migrate status --url "$%s" --dir %s)
              echo "$status"
              echo "$status" | grep -q "Migration Status: OK"
              """
                  .formatted(URL, DIRECTORY))
          .variable("ATLAS_NO_UPDATE_NOTIFIER", "1");

  /** Who provides the embedded database. */
  private static final DatabaseProvider DATABASE =
      DatabaseProvider.bitnami("~18.2.0").connectingAs("app");

  /** When the schema is brought up to date. */
  private static final Migrations MIGRATIONS =
      Migrations.hookJob(ATLAS).plainJobWhenEmbedded().orAtlasOperator(AtlasResource.migration());

  private final Migrations migrations;

  /** The chart as it is published. */
  public AtlasAppChart() {
    this(MIGRATIONS);
  }

  /** The chart with another way to migrate. */
  AtlasAppChart(Migrations migrations) {
    this.migrations = migrations;
  }

  @Override
  public String name() {
    return "atlas-app";
  }

  @Override
  public Chart define() {
    var v = new AtlasAppValues(DATABASE, migrations);
    var names = ChartNames.standard(name(), v.names);
    var secrets = SecretSources.of(names, v.secrets);
    var database = v.database(names, secrets);
    var tls = database.tls(v.tls);
    var exposure = v.app.exposure(names, COMPONENT);
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .database(database, "DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USER")
            .defaulted("PGSSLMODE", database.sslMode())
            .authority(tls, "PGSSLROOTCERT");
    var app =
        Application.of(names, COMPONENT, v)
            .listeningOn(8080)
            .writing("tmp", "/tmp")
            .keepingDataIn(database)
            .configuredBy(config, secrets)
            .exposedBy(exposure)
            .testedAt("/");

    var chart =
        Chart.named(name())
            .version("1.0.0")
            .appVersion("1.0.0")
            .describedAs("An application whose schema Atlas migrates")
            .kubeVersion(">=1.32.0-0")
            .home("https://atlasgo.io")
            .keywords("atlas", "postgresql", "migrations")
            .maintainer("MITRE SAF", "https://saf.mitre.org")
            .annotation("artifacthub.io/license", "Apache-2.0")
            .accept(
                "empty-secret",
                "templates/secret.yaml",
                "Secret data",
                "the application needs no secret of its own; the Secret is for those that users add")
            .values(v)
            .add(names, app)
            .readme(
                Topic.CONFIGURATION,
                "",
                """
            Point `%1$s` to your image, whose command starts the server on port 8080 and does not migrate. It reads the
            variables under "What the application is told"; plain ones of your own go to `%2$s`, secret ones to `%3$s`.
            """
                    .formatted(
                        v.app.image.repository.key(),
                        v.config.variables.key(),
                        v.secrets.secrets.key()))
            .profiles(
                StandardProfiles.of(v, v.secrets)
                    .also("external-rds", v.tls.verifiedBy("rds-global-bundle"))
                    .also("backup-s3", v.tls.verifiedBy("database-ca"))
                    .all());
    v.migrations
        .image()
        .ifPresent(
            image ->
                chart.readme(
                    Topic.MIGRATIONS,
                    "The image of the migrations",
                    aboutImage(image.key(), v.migrations.operatorExample().isPresent())
                        + aboutBaseline(v.migrations)));
    return chart.build();
  }

  private static String aboutImage(String key, boolean byOperator) {
    return """
        Migrations run in an image of their own, `%1$s`, that holds Atlas and your files. Its tag is the chart's
        appVersion, as the application's is, so that both are released together:

        ```dockerfile
        FROM %2$s
        COPY migrations /src
        ```

        Atlas is given `%3$s`, into which Kubernetes puts the password as it is. One with `:`, `/`, `?`, `#`, `[`, `]`,
        `@`, `%%` or a blank makes a wrong URL: choose another, or keep it percent-encoded in a Secret that only this
        chart uses.%4$s
        """
        .formatted(key, BASE_IMAGE, URL, byOperator ? " The operator needs no encoding." : "");
  }

  private static String aboutBaseline(MigrationPlan migrations) {
    return """

        In a database that has tables already Atlas must be told which version they are of: run
        `atlas migrate apply --baseline` once by hand%s.
        """
        .formatted(
            migrations
                .baseline()
                .map(baseline -> ", or set `%s` for the operator".formatted(baseline.key()))
                .orElse(""));
  }
}
