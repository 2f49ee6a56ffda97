package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.values.ValuesSpec;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A chart {@code web} that is nothing but exposed, and tells its URL in a ConfigMap. */
final class ExposedChart {

  static final class Values extends ValuesSpec {
    final NameValues names = new NameValues(this);
    final ServiceValues service = new ServiceValues(this, "service", 8080);
    final IngressValues ingress = new IngressValues(this, "ingress");
    final GatewayValues gateway = new GatewayValues(this, "gateway");
  }

  static final EmittedChart EMITTED = new ChartEmitter().emit(chart(false));

  /** An Ingress of one host. */
  static final String INGRESS = "ingress.enabled=true;ingress.hosts[0].host=app.example.com";

  private static final HelmEngine ENGINE = new HelmEngine();
  private static final TemporaryChart WITH_SCHEMA = onDisk(EMITTED);
  private static final TemporaryChart WITHOUT_SCHEMA = onDisk(withoutSchema());
  private static final TemporaryChart AT_ROOT = onDisk(new ChartEmitter().emit(chart(true)));
  private static final Pattern LABELS = Pattern.compile("  labels:\n(?:    .*\n)+");

  private ExposedChart() {}

  private static Chart chart(boolean atRoot) {
    var v = new Values();
    var names = ChartNames.standard("web", v.names);
    var anywhere =
        Exposure.service(names, "web", v.service).ingress(v.ingress).httpRoute(v.gateway);
    var exposure = atRoot ? anywhere.atRoot() : anywhere;
    return Chart.named("web")
        .version("1.0.0")
        .appVersion("1.0.0")
        .describedAs("A web")
        .values(v)
        .add(names)
        .add(exposure)
        .add(
            ConfigMap.of(
                c ->
                    c.metadata(names.metadata())
                        .data("url", when(exposure.url(), exposure.url()).otherwise("none"))
                        .data(
                            "origin",
                            when(exposure.origin(), exposure.origin()).otherwise("none"))))
        .build();
  }

  private static EmittedChart withoutSchema() {
    var files = new TreeMap<>(EMITTED.files());
    files.remove("values.schema.json");
    return new EmittedChart(EMITTED.name(), files, EMITTED.profiles());
  }

  private static TemporaryChart onDisk(EmittedChart emitted) {
    var chart = TemporaryChart.of(emitted);
    Runtime.getRuntime().addShutdownHook(new Thread(chart::close));
    return chart;
  }

  /** Renders with settings in the syntax of {@code helm --set}, with semicolons between them. */
  static RenderedChart render(String... settings) {
    return render(WITH_SCHEMA, settings);
  }

  /** The same for an application that works at the root of a host only. */
  static RenderedChart renderAtRoot(String... settings) {
    return render(AT_ROOT, settings);
  }

  /** The same by those who skip the schema. */
  static RenderedChart renderWithoutSchema(String... settings) {
    return render(WITHOUT_SCHEMA, settings);
  }

  private static RenderedChart render(TemporaryChart chart, String... settings) {
    var request = RenderRequest.of(chart.chart()).withReleaseName("web").withNamespace("apps");
    for (var each : String.join(";", settings).split(";")) {
      request = request.withSet(each);
    }
    return ENGINE.render(request);
  }

  /** What a template rendered, without the labels that all objects have; empty for nothing. */
  static String object(RenderedChart rendered, String template) {
    return documents(rendered, template).stream()
        .map(d -> LABELS.matcher(d.text() + "\n").replaceAll(""))
        .findFirst()
        .orElse("");
  }

  /** Where users reach it, as the ConfigMap says. */
  static String url(RenderedChart rendered) {
    return told(rendered, "url");
  }

  /** The same without a path. */
  static String origin(RenderedChart rendered) {
    return told(rendered, "origin");
  }

  private static String told(RenderedChart rendered, String key) {
    return documents(rendered, "configmap.yaml").get(0).toObject().at("/data/" + key).asText();
  }

  private static List<RenderedDocument> documents(RenderedChart rendered, String template) {
    return rendered.documents().stream()
        .filter(d -> d.template().equals("web/templates/" + template))
        .toList();
  }

  /** The templates that rendered an object. */
  static List<String> templates(RenderedChart rendered) {
    return rendered.documents().stream()
        .map(d -> d.template().replace("web/templates/", ""))
        .sorted()
        .toList();
  }

  /** A file of the chart. */
  static String file(String path) {
    return new String(EMITTED.files().get(path), StandardCharsets.UTF_8);
  }
}
