package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartArchive;
import io.helmwright.verify.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A chart's files, from its directory or its package. Packages of subcharts are unpacked: {@code
 * charts/redis-1.0.0.tgz} is {@code charts/redis/Chart.yaml} and so on.
 */
final class ChartFiles {

  private static final String CHART = "Chart.yaml";
  private static final int LARGEST = 4 * 1024 * 1024;

  private final SortedMap<String, byte[]> files;
  private final boolean packaged;
  private final HelmIgnoreRules ignored;

  private ChartFiles(SortedMap<String, byte[]> files, boolean packaged) {
    this.files = files;
    this.packaged = packaged;
    ignored = HelmIgnoreRules.of(text(".helmignore").orElse(""));
  }

  /**
   * Reads a chart.
   *
   * @throws ProblemException if there is none, or it can't be read
   */
  static ChartFiles read(Path chart) {
    boolean packaged = Files.isRegularFile(chart);
    var files = new TreeMap<String, byte[]>();
    try {
      if (packaged) {
        ChartArchive.read(Files.readAllBytes(chart))
            .forEach((path, content) -> files.put(withoutRoot(path), content));
      } else if (Files.isRegularFile(chart.resolve(CHART))) {
        readFolder(chart, files);
      }
      unpack(files);
    } catch (IOException | UncheckedIOException e) {
      throw ProblemException.error(
          chart.toString(), "can't read the chart: " + e.getMessage(), "Check its permissions");
    }
    if (!files.containsKey(CHART)) {
      throw ProblemException.error(
          chart.toString(), "no chart there", "Name a directory with a Chart.yaml, or a .tgz");
    }
    return new ChartFiles(files, packaged);
  }

  private static void readFolder(Path chart, Map<String, byte[]> files) throws IOException {
    try (Stream<Path> paths = Files.walk(chart, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = chart.relativize(path).toString().replace('\\', '/');
        boolean read = !name.startsWith(".git/") && Files.size(path) <= LARGEST;
        files.put(name, read ? Files.readAllBytes(path) : new byte[0]);
      }
    }
  }

  private static void unpack(Map<String, byte[]> files) throws IOException {
    for (var file : Map.copyOf(files).entrySet()) {
      if (file.getKey().matches("charts/[^/]+\\.tgz")) {
        ChartArchive.read(file.getValue())
            .forEach((path, content) -> files.put("charts/" + path, content));
      }
    }
  }

  private static String withoutRoot(String path) {
    return path.substring(path.indexOf('/') + 1);
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
    return yaml(Path.of(CHART));
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
