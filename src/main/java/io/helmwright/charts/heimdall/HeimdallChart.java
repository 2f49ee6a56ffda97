package io.helmwright.charts.heimdall;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.BitnamiPostgresql;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseMode;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.NetworkPolicyValues.Outgoing;
import io.helmwright.pattern.SecretSources;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Strings;

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

  private final Migrations migrations;

  /** Heimdall as it is published. */
  public HeimdallChart() {
    this(Migrations.onApplicationStart(SEQUELIZE).orHookJob());
  }

  /** Heimdall with another way to migrate. */
  HeimdallChart(Migrations migrations) {
    this.migrations = migrations;
  }

  @Override
  public String name() {
    return "heimdall";
  }

  @Override
  public Chart define() {
    var v = new HeimdallValues(migrations);
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
    var database =
        DatabaseMode.embeddedOr(
            names,
            BitnamiPostgresql.version(names, "~18.2.0", v.postgresql),
            v.externalDatabase,
            secrets,
            "DATABASE_PASSWORD");
    var exposure = v.app.exposure(names, COMPONENT).urlFrom(v.config.externalUrl.oneLine());
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("NODE_ENV", v.nodeEnv)
            .fixed("DATABASE_HOST", database.host())
            .fixed("DATABASE_PORT", database.port())
            .fixed("DATABASE_NAME", database.name())
            .fixed("DATABASE_USERNAME", database.user())
            .fixedIfAny("EXTERNAL_URL", exposure.url());
    var app =
        Application.of(names, COMPONENT, v.app)
            .container("heimdall-front")
            .listeningOn(v.config.port.orDefault(3000))
            .pullingWith(v.imagePullSecrets)
            .writing("tmp", "/tmp")
            .writing("home", "/opt/app-root/src")
            .keepingDataIn(database, v.waitForDatabase)
            .configuredBy(config, secrets)
            .requiring("JWT_SECRET")
            .trusting(v.certificates.bundle(names, "NODE_EXTRA_CA_CERTS"))
            .exposedBy(exposure)
            .reaching(directory(v))
            .migratedBy(v.migrations)
            .extendedBy(v.extra)
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
        .add(new HeimdallDocumentation(v, names, exposure))
        .profiles(HeimdallProfiles.of(v))
        .build();
  }

  private static String images(HeimdallValues v) {
    return """
        - name: heimdall
          image: %s
        - name: postgres
          image: %s
        """
        .formatted(v.app.image.documented(APP_VERSION), v.waitForDatabase.image().documented(""));
  }

  private static Outgoing directory(HeimdallValues v) {
    return new Outgoing(
        v.config.ldapEnabled.isOn().condition(), IntOrString.of(v.config.ldapPort.orDefault(389)));
  }
}
