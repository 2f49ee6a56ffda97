package io.helmwright.charts.heimdall;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The Heimdall chart with one provider of its database, emitted once for all tests. */
record Variant(String provider, EmittedChart emitted, TemporaryChart onDisk) {

  private static final Map<String, Variant> ALL = new ConcurrentHashMap<>();

  /** The chart with the provider of that name. */
  static Variant of(String provider) {
    return ALL.computeIfAbsent(provider, Variant::emit);
  }

  /** The providers' names. */
  static List<String> providers() {
    return List.copyOf(new HeimdallChart().databases().keySet());
  }

  private static Variant emit(String provider) {
    ChartDefinition definition = new HeimdallChart().databases().get(provider);
    var emitted = new ChartEmitter().emit(definition.define());
    var onDisk = TemporaryChart.of(emitted);
    Runtime.getRuntime().addShutdownHook(new Thread(onDisk::close));
    return new Variant(provider, emitted, onDisk);
  }

  Path chart() {
    return onDisk.chart();
  }

  List<String> profiles() {
    return emitted.profiles().keySet().stream().map(f -> f.replace(".yaml", "")).toList();
  }

  RenderRequest request() {
    return RenderRequest.of(chart()).withReleaseName("prod").withNamespace("apps");
  }

  RenderRequest profile(String name) {
    return request().withValuesFile(onDisk.profiles().resolve(name + ".yaml"));
  }

  /** Renders the defaults with settings in the syntax of {@code helm --set}. */
  Rendered render(String... sets) {
    return render(Heimdall.with(request(), List.of(sets)));
  }

  Rendered render(RenderRequest request) {
    return new Rendered(new HelmEngine().render(request));
  }

  /** Renders as {@code helm --skip-schema-validation} does. */
  Rendered renderWithoutSchema(String... sets) {
    var files = new TreeMap<>(emitted.files());
    files.remove("values.schema.json");
    try (var chart =
        TemporaryChart.of(new EmittedChart(emitted.name(), files, emitted.profiles()))) {
      return render(Heimdall.with(RenderRequest.of(chart.chart()), List.of(sets)));
    }
  }
}
