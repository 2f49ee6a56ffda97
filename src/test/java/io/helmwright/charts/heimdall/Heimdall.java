package io.helmwright.charts.heimdall;

import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The Heimdall chart, emitted to disk once for all tests, and rendered by the real Helm. */
final class Heimdall {

  /** As long as Helm lets a release's name be, and no other name in it. */
  static final String FIFTY_THREE = "a-release-whose-name-is-as-long-as-helm-allows-it-all";

  /** Short, the chart's name, containing it, and the longest. */
  static final List<String> RELEASES = List.of("prod", "heimdall", "my-heimdall-x", FIFTY_THREE);

  /** Settings that switch any profile to the embedded database. */
  static final String EMBEDDED = "postgresql.enabled=true";

  /** Settings that switch any profile to an external database. */
  static final List<String> EXTERNAL =
      List.of(
          "postgresql.enabled=false",
          "externalDatabase.host=db.example.com",
          "externalDatabase.existingSecret=heimdall-db-credentials");

  static final EmittedChart EMITTED = new ChartEmitter().emit(new HeimdallChart().define());

  private static final HelmEngine ENGINE = new HelmEngine();
  private static final TemporaryChart ON_DISK = onDisk();
  private static final Map<RenderRequest, Rendered> RENDERED = new ConcurrentHashMap<>();

  private Heimdall() {}

  private static TemporaryChart onDisk() {
    var chart = TemporaryChart.of(EMITTED);
    Runtime.getRuntime().addShutdownHook(new Thread(chart::close));
    try {
      // What the profile secrets-file reads; it is no part of the chart.
      Files.createDirectories(chart.chart().resolve("files"));
      Files.writeString(
          chart.chart().resolve("files/heimdall.yaml"),
          """
          JWT_SECRET: "quoted"
          ADMIN_PASSWORD: 'correct: horse'
          API_KEY_SECRET: 12345678
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chart;
  }

  /** The chart's folder. */
  static Path chart() {
    return ON_DISK.chart();
  }

  /** The names of the profiles, sorted. */
  static List<String> profiles() {
    return EMITTED.profiles().keySet().stream().map(f -> f.replace(".yaml", "")).toList();
  }

  /** Whether a profile, as it is, uses the embedded database. */
  static boolean isEmbedded(String profile) {
    return !new String(
            EMITTED.profiles().get(profile + ".yaml"), java.nio.charset.StandardCharsets.UTF_8)
        .contains("postgresql:\n  enabled: false");
  }

  /** A request for the chart as release {@code prod} in namespace {@code apps}. */
  static RenderRequest request() {
    return RenderRequest.of(chart()).withReleaseName("prod").withNamespace("apps");
  }

  /** A request for a profile. */
  static RenderRequest profile(String name) {
    return request().withValuesFile(ON_DISK.profiles().resolve(name + ".yaml"));
  }

  /** The request with more settings, in the syntax of {@code helm --set}. */
  static RenderRequest with(RenderRequest request, List<String> sets) {
    for (String set : sets) {
      request = request.withSet(set);
    }
    return request;
  }

  /** Renders; what was rendered before is remembered. */
  static Rendered render(RenderRequest request) {
    return RENDERED.computeIfAbsent(request, r -> new Rendered(ENGINE.render(r)));
  }

  /** Renders the defaults with settings in the syntax of {@code helm --set}. */
  static Rendered render(String... sets) {
    return render(with(request(), List.of(sets)));
  }

  /** Renders the defaults with a values file of this text. */
  static Rendered renderFile(String yaml) {
    return new Rendered(ENGINE.render(request().withValuesFile(valuesFile(yaml))));
  }

  /** A values file of this text. */
  static Path valuesFile(String yaml) {
    try {
      return Files.writeString(Files.createTempFile(ON_DISK.profiles(), "values", ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
