package io.helmwright.charts.heimdall;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.EmbeddedDatabaseValues;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.NetworkPolicyValues.Outgoing;
import io.helmwright.pattern.SecretSources;
import io.helmwright.template.Strings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Heimdall: a StatefulSet that migrates its PostgreSQL as it starts, embedded or external. */
public final class HeimdallChart implements ChartDefinition {

  private static final String COMPONENT = "heimdall";
  private static final String APP_VERSION = "2.13.0";

  static final MigrationTool SEQUELIZE =
      MigrationTool.named("sequelize-cli", MigrationTool.Locking.NONE, "SequelizeMeta")
          .migratingOnStart()
          .migrating("yarn", "backend", "sequelize-cli", "db:migrate")
          .upToDateWhen(
              "sh",
              "-c",
              "status=$(yarn --silent backend sequelize-cli db:migrate:status)"
                  + " && ! echo \"$status\" | grep -q '^down '")
          .starting(
              "sh", "-c", "yarn backend sequelize-cli db:seed:all && exec yarn backend start");

  /** The one line in which the database's provider is chosen. */
  private static final DatabaseProvider.Bitnami DATABASE = DatabaseProvider.bitnami("~18.2.0");

  /** When the schema is brought up to date: the one line in which it is chosen. */
  private static final Migrations MIGRATIONS = Migrations.onApplicationStart(SEQUELIZE).orHookJob();

  private final DatabaseProvider database;
  private final Migrations migrations;

  /** Heimdall as it is published. */
  public HeimdallChart() {
    this(DATABASE, MIGRATIONS);
  }

  /** Heimdall with another database. */
  public HeimdallChart(DatabaseProvider database) {
    this(database, MIGRATIONS);
  }

  /** Heimdall with another way to migrate. */
  HeimdallChart(Migrations migrations) {
    this(DATABASE, migrations);
  }

  private HeimdallChart(DatabaseProvider database, Migrations migrations) {
    this.database = database;
    this.migrations = migrations;
  }

  @Override
  public String name() {
    return "heimdall";
  }

  @Override
  public Map<String, ChartDefinition> databases() {
    return DatabaseProvider.choices(DATABASE, HeimdallChart::new);
  }

  @Override
  public Chart define() {
    var v = new HeimdallValues(database, migrations);
    var names = ChartNames.standard(name(), v.names);
    var secrets =
        SecretSources.of(names, v.secrets)
            .generating("JWT_SECRET", 64)
            .generating("ADMIN_PASSWORD", 24)
            .showing(
                "ADMIN_PASSWORD",
                Strings.text(
                    "The first administrator is ",
                    Strings.orDefault(v.config.adminEmail.oneLine(), "admin@heimdall.local"),
                    ". Its password:"));
    var database = v.database(names, secrets);
    var exposure =
        v.app.exposure(names, COMPONENT).urlFrom(v.config.externalUrl.oneLine()).atRoot();
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("NODE_ENV", v.nodeEnv)
            .database(
                database, "DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_USERNAME")
            .fixedIfAny("EXTERNAL_URL", exposure.url());
    var app =
        Application.of(names, COMPONENT, v)
            .container("heimdall-front")
            .listeningOn(v.config.port.orDefault(3000))
            .writing("tmp", "/tmp")
            .writing("home", "/opt/app-root/src")
            .keepingDataIn(database)
            .configuredBy(config, secrets)
            .requiring("JWT_SECRET")
            .exposedBy(exposure)
            .reaching(Outgoing.to(v.config.ldapEnabled.isOn(), v.config.ldapPort, 389))
            .testedAt("/server");

    return Chart.named(name())
        .version("4.0.0")
        .appVersion(APP_VERSION)
        .describedAs("Heimdall shows, compares and stores the results of security scans")
        .kubeVersion(">=1.32.0-0")
        .home("https://github.com/mitre/heimdall2")
        .icon(
            "https://raw.githubusercontent.com/mitre/heimdall2/master/apps/frontend/src/assets/logo.svg")
        .sources("https://github.com/mitre/heimdall2", "https://github.com/mitre/heimdall-helm")
        .keywords("heimdall", "security", "saf", "compliance", "inspec")
        .maintainer("MITRE SAF", "https://saf.mitre.org")
        .annotation("artifacthub.io/category", "security")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .annotation("artifacthub.io/images", images(v))
        .values(v)
        .add(names, app)
        .add(new HeimdallDocumentation(v, names, exposure, database))
        .profiles(HeimdallProfiles.of(v))
        .build();
  }

  private static String images(HeimdallValues v) {
    var images = new LinkedHashMap<String, String>();
    images.put(v.app.image.documented(APP_VERSION), "heimdall");
    images.put(v.waitForDatabase.image().documented(""), "postgres");
    images.put(v.backup.image.documented(""), "postgres-backup");
    images.put(v.backup.bucket.image.documented(""), "rclone");
    v.postgresql
        .embedded()
        .flatMap(EmbeddedDatabaseValues::pinnedImage)
        .ifPresent(image -> images.putIfAbsent(image.documented(""), "postgresql"));
    var yaml = new StringBuilder();
    images.forEach(
        (image, name) -> yaml.append("- name: %s\n  image: %s\n".formatted(name, image)));
    return yaml.toString();
  }
}
