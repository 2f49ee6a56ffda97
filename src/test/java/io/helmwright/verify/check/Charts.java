package io.helmwright.verify.check;

import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Charts and renders that tests check. */
final class Charts {

  private static final HelmEngine ENGINE = new HelmEngine();

  private Charts() {}

  /** A chart of the test resources. */
  static Path folder(String name) {
    return Path.of("src/test/resources/io/helmwright/verify/charts", name);
  }

  /** A chart as release {@code prod}, with settings in the syntax of {@code helm --set}. */
  static Render render(CheckRun run, Path chart, String... sets) {
    return renderAs("prod", run, chart, sets);
  }

  static Render renderAs(String release, CheckRun run, Path chart, String... sets) {
    RenderRequest request = RenderRequest.of(chart).withReleaseName(release).withNamespace("apps");
    for (String set : sets) {
      request = request.withSet(set);
    }
    var configuration =
        new Configuration(
            "test",
            MergedValues.supplied(request),
            release,
            "apps",
            HelmEngine.DEFAULT_KUBE_VERSION,
            false);
    return run.render(ENGINE.render(request), configuration);
  }

  /** Documents of a chart that has nothing else, as release {@code prod}. */
  static Render documents(String... documents) {
    List<RenderedDocument> all =
        IntStream.range(0, documents.length)
            .mapToObj(i -> new RenderedDocument("app/templates/%d.yaml".formatted(i), documents[i]))
            .toList();
    return render(all);
  }

  static Render render(List<RenderedDocument> documents) {
    var values = MergedValues.supplied(RenderRequest.of(Path.of("app")));
    return new Render(
        new RenderedChart(documents, "", List.of()),
        new Configuration("test", values, "prod", "apps", HelmEngine.DEFAULT_KUBE_VERSION, false),
        ChartFacts.unknown(),
        new DocumentCache());
  }

  /** {@code id file subject: message}, sorted. */
  static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .map(f -> "%s %s %s: %s".formatted(f.check(), f.file(), f.subject(), f.message()))
        .sorted()
        .distinct()
        .toList();
  }

  static List<String> lines(String text) {
    return Arrays.stream(text.split("\n")).sorted().toList();
  }
}
