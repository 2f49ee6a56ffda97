package io.helmwright.charts.heimdall;

import io.helmwright.charts.Modes;
import io.helmwright.charts.Rendered;
import io.helmwright.charts.TestedChart;
import io.helmwright.emit.EmittedChart;
import io.helmwright.verify.RenderRequest;
import java.nio.file.Path;
import java.util.List;

/** The Heimdall chart, as its own tests ask for it. */
final class Heimdall {

  static final TestedChart CHART = TestedChart.named("heimdall");

  static final EmittedChart EMITTED = CHART.emitted();

  private Heimdall() {}

  /** A request for the chart as release {@code prod} in namespace {@code apps}. */
  static RenderRequest request() {
    return CHART.request();
  }

  /** The request with more settings, in the syntax of {@code helm --set}. */
  static RenderRequest with(RenderRequest request, List<String> sets) {
    return Modes.with(request, sets);
  }

  /** Renders; what was rendered before is remembered. */
  static Rendered render(RenderRequest request) {
    return CHART.render(request);
  }

  /** Renders the defaults with settings in the syntax of {@code helm --set}. */
  static Rendered render(String... sets) {
    return CHART.render(sets);
  }

  /** Renders the defaults with a values file of this text. */
  static Rendered renderFile(String yaml) {
    return CHART.renderFile(yaml);
  }

  /** A request without the chart's schema, as {@code helm --skip-schema-validation} renders. */
  static RenderRequest withoutSchema() {
    return CHART.withoutSchema(request());
  }

  /** A values file of this text. */
  static Path valuesFile(String yaml) {
    return CHART.valuesFile(yaml);
  }
}
