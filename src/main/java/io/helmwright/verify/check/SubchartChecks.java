package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values for subcharts. */
final class SubchartChecks {

  static final List<ChartCheck> ALL =
      List.of(
          new ChartCheck(
              Check.warning(
                  "unknown-subchart-value",
                  "the subchart reads no such value, so it has no effect",
                  "Name a value of the subchart's values.yaml"),
              SubchartChecks::unknownValues),
          new ChartCheck(
              Check.error(
                  "dependency-condition",
                  "the condition names no value, so the subchart is always installed",
                  "Name a value that values.yaml declares"),
              SubchartChecks::conditions));

  private SubchartChecks() {}

  private static Stream<Fault> conditions(CheckedFiles chart) {
    var found = new ArrayList<Fault>();
    int index = 0;
    for (JsonNode dependency : chart.metadata().path("dependencies")) {
      String condition = dependency.path("condition").asText();
      boolean named =
          Stream.of(condition.split(","))
              .map(path -> "/" + path.strip().replace('.', '/'))
              .anyMatch(
                  path ->
                      !chart.values().at(path).isMissingNode()
                          || !defaults(chart, dependency, path).isMissingNode());
      if (!condition.isEmpty() && !named) {
        found.add(
            new Fault(
                "Chart.yaml",
                0,
                "dependencies[%d].condition".formatted(index),
                "values.yaml has no " + condition));
      }
      index++;
    }
    return found.stream();
  }

  /** What the subchart itself declares counts too. */
  private static JsonNode defaults(CheckedFiles chart, JsonNode dependency, String path) {
    String prefix = "/" + key(dependency) + "/";
    JsonNode values = CheckedFiles.yaml(file(chart, dependency, "values.yaml"));
    return path.startsWith(prefix)
        ? values.at("/" + path.substring(prefix.length()))
        : values.path("");
  }

  private static String key(JsonNode dependency) {
    return dependency.path("alias").asText(dependency.path("name").asText());
  }

  private static String file(CheckedFiles chart, JsonNode dependency, String name) {
    return chart.text("charts/%s/%s".formatted(dependency.path("name").asText(), name)).orElse("");
  }

  private static Stream<Fault> unknownValues(CheckedFiles chart) {
    var found = new ArrayList<Fault>();
    for (JsonNode dependency : chart.metadata().path("dependencies")) {
      String folder = "charts/%s/".formatted(dependency.path("name").asText());
      JsonNode given = chart.values().path(key(dependency));
      if (chart.has(folder + "Chart.yaml") && given.isObject()) {
        String words =
            String.join("\n", chart.texts(p -> p.startsWith(folder + "templates/")).values())
                + file(chart, dependency, "values.schema.json")
                + dependency.path("condition").asText().replace(key(dependency) + ".", "");
        JsonNode known = CheckedFiles.yaml(file(chart, dependency, "values.yaml"));
        compare(key(dependency), given, known, words, found);
      }
    }
    return found.stream();
  }

  /** Below a mapping that is empty in the subchart, anything may be. */
  private static void compare(
      String path, JsonNode given, JsonNode known, String words, List<Fault> found) {
    for (var entry : given.properties()) {
      String key = entry.getKey();
      String at = path + "." + key;
      if (known.has(key)) {
        if (known.path(key).isObject() && !known.path(key).isEmpty()) {
          compare(at, entry.getValue(), known.path(key), words, found);
        }
      } else if (!key.equals("global")
          && !Pattern.compile("\\b" + Pattern.quote(key) + "\\b").matcher(words).find()) {
        found.add(new Fault("values.yaml", 0, "values " + at, "the subchart has no value " + at));
      }
    }
  }
}
