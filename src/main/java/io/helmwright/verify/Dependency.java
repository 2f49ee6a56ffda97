package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A dependency as Chart.yaml declares it.
 *
 * @param name the subchart's name
 * @param version the constraint on its version
 * @param repository where it comes from; empty if it is vendored
 */
record Dependency(String name, String version, String repository) {

  private static final String FILE = "file://";
  private static final Pattern VERSION =
      Pattern.compile(
          "([<>=!~^]*)\\s*v?(\\d+)(?:\\.(\\d+|[xX*]))?(?:\\.(\\d+|[xX*]))?([-+][\\w.+-]+)?");

  /** What a chart declares and its {@code charts} directory, unpacked, doesn't hold. */
  static List<Dependency> absentFrom(Path chart) throws IOException {
    var present = new HashSet<String>();
    Path charts = chart.resolve("charts");
    if (Files.isDirectory(charts)) {
      try (Stream<Path> directories = Files.list(charts)) {
        directories
            .map(d -> d.resolve("Chart.yaml"))
            .filter(Files::exists)
            .forEach(file -> present.add(MergedValues.read(file).path("name").asText()));
      }
    }
    var absent = new ArrayList<Dependency>();
    for (JsonNode d : MergedValues.read(chart.resolve("Chart.yaml")).path("dependencies")) {
      if (!present.contains(d.path("name").asText())) {
        absent.add(
            new Dependency(
                d.path("name").asText(),
                d.path("version").asText(),
                d.path("repository").asText()));
      }
    }
    return absent;
  }

  /** Where a {@code file://} repository lies, or null. */
  Path localPath(Path chart) {
    return repository.startsWith(FILE)
        ? chart.resolve(repository.substring(FILE.length())).normalize()
        : null;
  }

  /**
   * Some version that satisfies the constraint; the engine ignores a subchart whose version
   * doesn't.
   */
  String satisfyingVersion() {
    Matcher first = VERSION.matcher(version);
    if (!first.find()) {
      return "0.1.0";
    }
    String operator = first.group(1);
    if (operator.equals("<") || operator.equals("!=")) {
      return "0.0.0";
    }
    int patch = number(first.group(4)) + (operator.equals(">") ? 1 : 0);
    String suffix = first.group(5) == null || operator.equals(">") ? "" : first.group(5);
    return first.group(2) + "." + number(first.group(3)) + "." + patch + suffix;
  }

  private static int number(String digits) {
    return digits == null || !Character.isDigit(digits.charAt(0)) ? 0 : Integer.parseInt(digits);
  }
}
