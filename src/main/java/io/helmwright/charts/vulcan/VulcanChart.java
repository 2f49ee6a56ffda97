package io.helmwright.charts.vulcan;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.Application;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseProvider;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.PersistentStorage;
import io.helmwright.pattern.SecretSources;
import io.helmwright.pattern.StandardProfiles;
import io.helmwright.template.Strings;
import io.helmwright.values.Profile;
import java.util.List;
import java.util.Map;

/** Vulcan: a Rails application in a Deployment whose schema a Job migrates. */
public final class VulcanChart implements ChartDefinition {

  private static final String COMPONENT = "vulcan";

  /** The newest image migrates when it is started as {@code rails server}; puma alone does not. */
  static final MigrationTool RAILS =
      MigrationTool.named("rails", MigrationTool.Locking.LOSER_FAILS, "schema_migrations")
          .migratingOnStart()
          .migrating("bundle", "exec", "rails", "db:prepare")
          .upToDateWhen("bundle", "exec", "rails", "db:abort_if_pending_migrations")
          .starting("bundle", "exec", "puma")
          .variable("SECRET_KEY_BASE_DUMMY", "1");

  /** Who provides the embedded database. */
  private static final DatabaseProvider.Bitnami DATABASE =
      DatabaseProvider.bitnami("~18.2.0").connectingAs("vulcan");

  /** When the schema is brought up to date. */
  private static final Migrations MIGRATIONS = Migrations.hookJob(RAILS).plainJobWhenEmbedded();

  private final DatabaseProvider database;
  private final Migrations migrations;

  /** Vulcan as it is published. */
  public VulcanChart() {
    this(DATABASE);
  }

  /** Vulcan with another database. */
  public VulcanChart(DatabaseProvider database) {
    this(database, MIGRATIONS);
  }

  /** Vulcan with another way to migrate. */
  VulcanChart(Migrations migrations) {
    this(DATABASE, migrations);
  }

  private VulcanChart(DatabaseProvider database, Migrations migrations) {
    this.database = database;
    this.migrations = migrations;
  }

  @Override
  public String name() {
    return "vulcan";
  }

  @Override
  public Map<String, ChartDefinition> databases() {
    return DatabaseProvider.choices(DATABASE, VulcanChart::new);
  }

  @Override
  public Chart define() {
    var v = new VulcanValues(database, migrations);
    var names = ChartNames.standard(name(), v.names);
    var secrets =
        SecretSources.of(names, v.secrets)
            .generating("SECRET_KEY_BASE", 128)
            .generating("CIPHER_PASSWORD", 64)
            .generating("CIPHER_SALT", 32);
    var database = v.database(names, secrets);
    var exposure = v.app.exposure(names, COMPONENT).urlFrom(v.config.appUrl.oneLine()).atRoot();
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("RAILS_ENV", Strings.literal("production"))
            .defaulted("RAILS_LOG_TO_STDOUT", Strings.literal("true"))
            .defaulted("VULCAN_FIRST_USER_ADMIN", Strings.literal("false"))
            .database(database, "DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "POSTGRES_USER")
            .fixedIfAny("VULCAN_APP_URL", exposure.url());
    var app =
        Application.of(names, COMPONENT, v)
            .listeningOn(3000)
            .writing("tmp", "/tmp")
            .writing("rails-tmp", "/rails/tmp")
            .writing("log", "/rails/log")
            .storing(
                PersistentStorage.of(names, v.persistence).holding("storage", "/rails/storage"))
            .keepingDataIn(database)
            .configuredBy(config, secrets)
            .requiring("SECRET_KEY_BASE", "CIPHER_PASSWORD", "CIPHER_SALT")
            .exposedBy(exposure)
            .testedAt("/up");

    return Chart.named(name())
        .version("1.0.0")
        .appVersion("v2.3.7")
        .describedAs("Vulcan helps to write security guidance: STIGs and SRGs")
        .kubeVersion(">=1.32.0-0")
        .home("https://github.com/mitre/vulcan")
        .sources("https://github.com/mitre/vulcan", "https://github.com/mitre/vulcan-helm")
        .keywords("vulcan", "security", "saf", "stig", "compliance")
        .maintainer("MITRE SAF", "https://saf.mitre.org")
        .annotation("artifacthub.io/category", "security")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .values(v)
        .add(names, app)
        .readme(
            Topic.CONFIGURATION,
            "",
            """
            Vulcan is configured by environment variables: plain ones in `%1$s`, secret ones in `%2$s` or a Secret of
            your own. What you set there wins over what the chart computes.

            `SECRET_KEY_BASE`, `CIPHER_PASSWORD` and `CIPHER_SALT` encrypt what is in the database: keep them with your
            backups.
            """
                .formatted(v.config.variables.key(), v.secrets.secrets.key()))
        .profiles(profiles(v))
        .build();
  }

  private static List<Profile> profiles(VulcanValues v) {
    return StandardProfiles.of(v, v.secrets)
        .with(
            "secrets-inline",
            "Secrets in the values.",
            p ->
                p.set(v.secrets.secretKeyBase, "0123456789abcdef0123456789abcdef")
                    .set(v.secrets.cipherPassword, "0123456789abcdef")
                    .set(v.secrets.cipherSalt, "fedcba9876543210"))
        .all();
  }
}
