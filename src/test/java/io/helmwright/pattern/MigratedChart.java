package io.helmwright.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.charts.Modes;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.pattern.MigrationTool.Locking;
import io.helmwright.values.ValueGroup;
import io.helmwright.verify.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A chart {@code web} of an application whose schema is migrated in the way a test is about. */
final class MigratedChart implements ChartDefinition {

  /** A tool that migrates, then fills in data. */
  static final MigrationTool SEEDING =
      MigrationTool.named("app", Locking.WAITS, "schema_history")
          .migrating("app", "migrate")
          .seeding("app", "seed")
          .upToDateWhen("app", "is-up-to-date");

  /** A tool that only migrates. */
  static final MigrationTool TOOL =
      MigrationTool.named("app", Locking.WAITS, "schema_history")
          .migrating("app", "migrate")
          .upToDateWhen("app", "is-up-to-date");

  private static final class Secrets extends SecretValues {
    private Secrets(ValueGroup parent) {
      super(parent, "web");
    }
  }

  private static final class Values extends ApplicationSpec {

    private final Secrets secrets = holding(new Secrets(this));
    private final EnvironmentVariables config = new EnvironmentVariables(this);

    private Values(DatabaseProvider provider, Migrations migrations) {
      super(
          ApplicationTraits.of("web", "registry.example.com/web")
              .database(provider)
              .migrations(migrations));
      app.livenessProbe.every(20, 5, 3);
      app.readinessProbe.get("/").every(10, 5, 3);
    }
  }

  private static final class EnvironmentVariables extends ConfigValues {
    private EnvironmentVariables(ValueGroup parent) {
      super(parent, "web.config");
    }
  }

  private final DatabaseProvider provider;
  private final Migrations migrations;

  private MigratedChart(DatabaseProvider provider, Migrations migrations) {
    this.provider = provider;
    this.migrations = migrations;
  }

  /** The chart with an external database. */
  static MigratedChart external(Migrations migrations) {
    return new MigratedChart(DatabaseProvider.external(), migrations);
  }

  /** The chart with an embedded database, unless users have an external one. */
  static MigratedChart embedded(Migrations migrations) {
    return new MigratedChart(DatabaseProvider.builtIn(), migrations);
  }

  @Override
  public String name() {
    return "web";
  }

  @Override
  public Chart define() {
    var v = new Values(provider, migrations);
    var names = ChartNames.standard(name(), v.names);
    var secrets = SecretSources.of(names, v.secrets);
    var database = v.database(names, secrets);
    var exposure = v.app.exposure(names, "web");
    return Chart.named(name())
        .version("1.0.0")
        .appVersion("1.0.0")
        .describedAs("A web")
        .kubeVersion(">=1.32.0-0")
        .values(v)
        .accept(
            "empty-secret",
            "templates/secret.yaml",
            "Secret data",
            "the application needs no secret of its own, and takes those that users give")
        .add(
            names,
            Application.of(names, "web", v)
                .listeningOn(8080)
                .keepingDataIn(database)
                .configuredBy(
                    EnvironmentConfig.of(names, v.config.variables)
                        .database(database, "PGHOST", "PGPORT", "PGDATABASE", "PGUSER"),
                    secrets)
                .exposedBy(exposure)
                .testedAt("/"))
        .build();
  }

  /** Renders as release {@code web}, with either database. */
  static Rendered render(TestedChart chart, boolean embedded, List<String> settings) {
    var request =
        Modes.with(
            chart.request().withReleaseName("web"),
            embedded ? List.of(Modes.EMBEDDED) : connection(chart));
    return chart.render(Modes.with(request, settings));
  }

  /** Whether a chart has an embedded database at all is part of its values. */
  private static List<String> connection(TestedChart chart) {
    boolean choice =
        new String(chart.emitted().files().get("values.yaml"), StandardCharsets.UTF_8)
            .contains("\npostgresql:");
    return Modes.external(chart).stream()
        .filter(set -> choice || !set.startsWith("postgresql."))
        .toList();
  }

  /** The release's objects, without those of {@code helm test}. */
  static List<JsonNode> objects(Rendered rendered) {
    return rendered.chart().documents().stream()
        .map(RenderedDocument::toObject)
        .filter(object -> !object.at("/metadata/annotations").toString().contains("\"test\""))
        .toList();
  }
}
