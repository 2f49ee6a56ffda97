package io.helmwright.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands in for a dependency that isn't vendored, so that the chart renders without a network.
 * Bitnami's PostgreSQL is stood in for by a chart of ours that names its objects and keys as
 * Bitnami's does; anything else by a chart without templates.
 */
final class StandIn {

  private static final String POSTGRESQL = "stand-in/postgresql/";
  private static final List<String> POSTGRESQL_FILES =
      List.of(
          "values.yaml",
          "templates/_helpers.tpl",
          "templates/secret.yaml",
          "templates/service.yaml",
          "templates/service-headless.yaml",
          "templates/statefulset.yaml");

  private StandIn() {}

  /** The stand-in chart's files: path in the chart, text. */
  static Map<String, String> filesFor(Dependency dependency) {
    var files = new LinkedHashMap<String, String>();
    files.put(
        "Chart.yaml",
        """
        apiVersion: v2
        name: %s
        version: %s
        description: Stands in for the real chart while Helmwright renders its parent
        """
            .formatted(dependency.name(), dependency.satisfyingVersion()));
    if (isBitnamiPostgresql(dependency)) {
      POSTGRESQL_FILES.forEach(file -> files.put(file, resource(POSTGRESQL + file)));
    }
    return files;
  }

  private static boolean isBitnamiPostgresql(Dependency dependency) {
    String repository = dependency.repository();
    return dependency.name().equals("postgresql")
        && (repository.isEmpty() || repository.contains("bitnami"));
  }

  private static String resource(String name) {
    try (InputStream in = StandIn.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
