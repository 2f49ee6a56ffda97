package io.helmwright.verify;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stand-in, to be replaced at the merge: it renders nothing but the release's name. */
public final class HelmEngine {

  public RenderedChart render(RenderRequest request) {
    for (String set : request.sets()) {
      if (set.indexOf('=') < 0) {
        throw ProblemException.error("--set " + set, "has no value", "Write --set key=value");
      }
    }
    List<RenderedDocument> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(request.chart().resolve("templates"))) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".yaml")) {
          documents.add(
              new RenderedDocument(
                  request.chart().getFileName() + "/templates/" + file.getFileName(),
                  Files.readString(file).replace("{{ .Release.Name }}", request.release())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RenderedChart(documents, List.of());
  }

  public List<Problem> lint(Path chart, boolean strict) {
    return Files.exists(chart.resolve("values.yaml"))
        ? List.of()
        : List.of(Problem.warning("values.yaml", "file does not exist", "Add a values.yaml"));
  }
}
