package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.values.ValueGroup;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A chart {@code library} whose application keeps files, in a workload of one's choice. */
final class StoringChart {

  static final class Values extends ApplicationSpec {
    final PersistenceValues persistence = new PersistenceValues(this);
    final Secrets secrets = holding(new Secrets(this));
    final Config config = new Config(this);

    Values(Workload workload) {
      super(ApplicationTraits.of("app", "example.com/library").workload(workload));
    }
  }

  static final class Secrets extends SecretValues {
    Secrets(ValueGroup parent) {
      super(parent, "app");
    }
  }

  static final class Config extends ConfigValues {
    Config(ValueGroup parent) {
      super(parent, "app.config");
    }
  }

  private static final HelmEngine ENGINE = new HelmEngine();
  private static final Pattern LABELS = Pattern.compile(" +labels:\n(?: +[a-z.]+/.*\n)+");

  private final EmittedChart emitted;
  private final TemporaryChart chart;

  StoringChart(Workload workload) {
    this.emitted = new ChartEmitter().emit(define(workload));
    this.chart = TemporaryChart.of(emitted);
    Runtime.getRuntime().addShutdownHook(new Thread(chart::close));
  }

  private static Chart define(Workload workload) {
    var v = new Values(workload);
    var names = ChartNames.standard("library", v.names);
    var secrets = SecretSources.of(names, v.secrets).generating("KEY", 32);
    var database = v.database(names, secrets);
    return Chart.named("library")
        .version("1.0.0")
        .appVersion("1.0.0")
        .describedAs("Lends books")
        .values(v)
        .add(
            names,
            Application.of(names, "app", v)
                .listeningOn(8080)
                .storing(
                    PersistentStorage.of(names, v.persistence)
                        .holding("covers", "/srv/covers")
                        .holding("scans", "/srv/scans"))
                .keepingDataIn(database)
                .configuredBy(EnvironmentConfig.of(names, v.config.variables), secrets)
                .exposedBy(v.app.exposure(names, "app")))
        .build();
  }

  /** Renders with settings in the syntax of {@code helm --set}. */
  RenderedChart render(String... settings) {
    var request =
        RenderRequest.of(chart.chart())
            .withReleaseName("library")
            .withSet("externalDatabase.host=db.example.com")
            .withSet("externalDatabase.existingSecret=credentials");
    for (var each : settings) {
      request = request.withSet(each);
    }
    return ENGINE.render(request);
  }

  /** What a template rendered, without labels; empty for nothing. */
  String object(String template, String... settings) {
    return render(settings).documents().stream()
        .filter(d -> d.template().equals("library/templates/" + template))
        .map(d -> LABELS.matcher(d.text() + "\n").replaceAll(""))
        .findFirst()
        .orElse("");
  }

  /** A file of the chart. */
  String file(String path) {
    return new String(emitted.files().get(path), StandardCharsets.UTF_8);
  }
}
