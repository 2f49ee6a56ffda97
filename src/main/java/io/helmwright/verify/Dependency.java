package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency as Chart.yaml declares it.
 *
 * @param name the subchart's name
 * @param version the constraint on its version
 * @param repository where it comes from; empty if it is vendored
 */
record Dependency(String name, String version, String repository) {

  private static final String FILE = "file://";
  private static final Pattern SUBCHART = Pattern.compile("charts/[^/]+/Chart\\.yaml");
  private static final Pattern VERSION =
      Pattern.compile(
          "([<>=!~^]*)\\s*v?(\\d+)(?:\\.(\\d+|[xX*]))?(?:\\.(\\d+|[xX*]))?([-+][\\w.+-]+)?");

  /** What a chart declares and its {@code charts} directory, unpacked, doesn't hold. */
  static List<Dependency> absentFrom(ChartFiles chart) {
    var present = new HashSet<String>();
    for (String file : chart.files().keySet()) {
      if (SUBCHART.matcher(file).matches()) {
        present.add(chart.yaml(file).path("name").asText());
      }
    }
    var absent = new ArrayList<Dependency>();
    for (JsonNode d : chart.yaml("Chart.yaml").path("dependencies")) {
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

  /** Where a {@code file://} repository lies, seen from the chart. */
  Optional<String> localPath() {
    return repository.startsWith(FILE)
        ? Optional.of(repository.substring(FILE.length()))
        : Optional.empty();
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
    return digits == null || !digits.matches("\\d{1,9}") ? 0 : Integer.parseInt(digits);
  }
}
