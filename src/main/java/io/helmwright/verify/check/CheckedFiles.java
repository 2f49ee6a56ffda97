package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmIgnoreRules;
import io.helmwright.verify.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A chart's files as checks look at them: without those that stand in for absent subcharts. */
final class CheckedFiles {

  private final SortedMap<String, byte[]> files;
  private final boolean packaged;
  private final HelmIgnoreRules ignored;

  CheckedFiles(ChartFiles chart) {
    files = new TreeMap<>(chart.files());
    for (String absent : chart.standIns()) {
      files.keySet().removeIf(path -> path.startsWith("charts/" + absent + "/"));
    }
    packaged = chart.packaged();
    ignored = HelmIgnoreRules.of(text(".helmignore").orElse(""));
  }

  /** Whether it is a package, to which .helmignore was applied already. */
  boolean packaged() {
    return packaged;
  }

  /** What {@code helm package} leaves out. */
  HelmIgnoreRules ignored() {
    return ignored;
  }

  Stream<String> paths() {
    return files.keySet().stream();
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  /** Paths with texts. */
  SortedMap<String, String> texts(Predicate<String> which) {
    var texts = new TreeMap<String, String>();
    files.forEach(
        (path, content) -> {
          if (which.test(path)) {
            texts.put(path, new String(content, StandardCharsets.UTF_8));
          }
        });
    return texts;
  }

  /** A YAML file; an empty mapping if there is none, or it is none. */
  JsonNode yaml(Path path) {
    return yaml(text(path.toString()).orElse(""));
  }

  /** Chart.yaml. */
  JsonNode metadata() {
    return yaml(Path.of("Chart.yaml"));
  }

  /** values.yaml. */
  JsonNode values() {
    return yaml(Path.of("values.yaml"));
  }

  /** What a text says as YAML; an empty mapping if it is none. */
  static ObjectNode yaml(String text) {
    try {
      return StrictYaml.parseLeniently("", text) instanceof ObjectNode object
          ? object
          : JsonNodeFactory.instance.objectNode();
    } catch (ProblemException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** Whether Helm runs it as a template, of the chart or of a subchart. */
  static boolean isTemplate(String path) {
    return path.matches("(charts/[^/]+/)*templates/.*");
  }

  static boolean isOwnTemplate(String path) {
    return path.startsWith("templates/");
  }
}
