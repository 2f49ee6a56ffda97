package io.helmwright.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A chart named {@code demo}, file by file.
 *
 * @param directory its folder
 */
public record ChartFixture(Path directory) {

  /** In a temporary directory. */
  public static ChartFixture in(Path parent) {
    return new ChartFixture(parent.resolve("demo"))
        .file(
            "Chart.yaml",
            """
            apiVersion: v2
            name: demo
            version: 1.2.3
            """);
  }

  /** Writes a file. */
  public ChartFixture file(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a template. */
  public ChartFixture template(String name, String text) {
    return file("templates/" + name, text);
  }

  /** A template that shows one expression, so that a test can say what Helm made of it. */
  ChartFixture showing(String expression) {
    return template("show.yaml", "shown: {{ " + expression + " }}\n");
  }

  ChartFixture dependency(String name, String version, String repository) {
    return file(
        "Chart.yaml",
        """
        apiVersion: v2
        name: demo
        version: 1.2.3
        dependencies:
          - name: %s
            version: "%s"
            repository: "%s"
        """
            .formatted(name, version, repository));
  }

  RenderRequest request() {
    return RenderRequest.of(directory);
  }

  RenderedChart render() {
    return new HelmEngine().render(request());
  }
}
