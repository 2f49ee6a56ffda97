package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A temporary copy of a chart, prepared for the embedded engine: templates rewritten by {@link
 * TemplateSource}, packaged subcharts unpacked, absent ones stood in for. The only class of this
 * package that writes files; it removes them when closed, and when the JVM is told to end before
 * that.
 */
final class ScratchChart implements AutoCloseable {

  static final String NOTES_TEMPLATE = "templates/helmwright-notes.yaml";

  private static final String NOTES =
      "{{ dict \"apiVersion\" \"helmwright.io/v1\" \"kind\" \"Notes\" \"text\""
          + " (include (print .Template.BasePath \"/_NOTES.txt\") .) | toJson }}\n";

  private static final int LONGEST_RENDER_SECONDS = 3;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Path root;
  private final Path directory;
  private final Thread removal;
  private final List<String> standIns;

  private ScratchChart(Path chart) throws IOException {
    removal = new Thread(this::removeWhenClosed);
    // Before there is a folder: a JVM that is ending refuses it, and would leave the folder behind.
    Runtime.getRuntime().addShutdownHook(removal);
    try {
      root = Files.createTempDirectory("helmwright-").toRealPath();
      directory = Files.isDirectory(chart) ? copy(chart) : unpack(chart, root);
      standIns = addAbsentDependencies(chart);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A render under way is let finish, or it would complain about missing files on Ctrl-C. */
  private void removeWhenClosed() {
    try {
      closed.await(LONGEST_RENDER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(root);
  }

  /**
   * Copies a chart.
   *
   * @throws ProblemException if there is no chart, or it can't be read
   */
  static ScratchChart of(Path chart) {
    boolean packaged = Files.isRegularFile(chart) && chart.toString().endsWith(".tgz");
    if (!packaged && !Files.isRegularFile(chart.resolve("Chart.yaml"))) {
      throw ProblemException.error(
          chart.toString(), "no chart there", "Name a directory with a Chart.yaml, or a .tgz");
    }
    if (!packaged) {
      MergedValues.read(chart.resolve("Chart.yaml")); // Here a complaint still names the original.
    }
    try {
      return new ScratchChart(chart);
    } catch (IllegalStateException shuttingDown) {
      throw ProblemException.error(
          chart.toString(), "stopped before it was rendered", "Run it again");
    } catch (IOException e) {
      throw ProblemException.error(
          chart.toString(), "can't copy the chart: " + e.getMessage(), "Check its permissions");
    }
  }

  Path directory() {
    return directory;
  }

  /** The chart's name, as Chart.yaml says it. */
  String name() {
    return MergedValues.read(directory.resolve("Chart.yaml")).path("name").asText("chart");
  }

  /** The keys that values.schema.json declares at a JSON pointer into the values. */
  List<String> schemaKeys(String pointer) {
    Path file = directory.resolve("values.schema.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    // JSON is YAML.
    JsonNode schema = MergedValues.read(file);
    for (String step : pointer.split("/")) {
      if (!step.isEmpty()) {
        String key = step.replace("~1", "/").replace("~0", "~");
        JsonNode properties = schema.path("properties");
        schema = properties.has(key) ? properties.get(key) : schema.path("items");
      }
    }
    var keys = new ArrayList<String>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  List<String> standIns() {
    return standIns;
  }

  /** Makes NOTES.txt come out as one more document: the engine renders it but doesn't tell. */
  void renderNotes() {
    Path notes = directory.resolve("templates/NOTES.txt");
    try {
      if (Files.exists(notes)) {
        Files.move(notes, notes.resolveSibling("_NOTES.txt"));
        Files.writeString(directory.resolve(NOTES_TEMPLATE), NOTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes values where the engine can read them. */
  Path writeValues(JsonNode values) {
    return write(root.resolve("values.json"), values);
  }

  /** Lays values over the chart's defaults, for a command that takes none. */
  void overlayDefaults(ObjectNode supplied) {
    JsonNode values = TemplateSource.prepared(MergedValues.effective(directory, supplied));
    write(directory.resolve("values.yaml"), values);
  }

  private static Path write(Path file, JsonNode values) {
    try {
      return Files.writeString(file, readableAsYaml(values.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Helm reads JSON as YAML, where some characters are refused and others are line breaks unless
   * they are escaped; an escaped half of a surrogate pair is refused too.
   */
  private static String readableAsYaml(String json) {
    var out = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              if (c < 0x7f || Character.isSurrogate((char) c)) {
                out.append((char) c);
              } else {
                out.append("\\u%04x".formatted(c));
              }
            });
    return out.toString();
  }

  /** Removes the copy. */
  @Override
  public void close() {
    remove(root);
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(removal);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs anyway.
    }
  }

  private Path copy(Path chart) throws IOException {
    Path target = root.resolve("chart");
    copyInto(chart, target);
    return target;
  }

  private static void copyInto(Path chart, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(chart, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = target.resolve(chart.relativize(file).toString());
        boolean subchart =
            file.toString().endsWith(".tgz") && file.getParent().endsWith(Path.of("charts"));
        if (subchart) {
          unpack(file, copy.getParent());
        } else {
          write(copy, Files.readAllBytes(file));
        }
      }
    }
  }

  private static Path unpack(Path archive, Path target) throws IOException {
    Map<String, byte[]> files = new TreeMap<>(ChartArchive.read(archive));
    if (files.isEmpty()) {
      throw new IOException(archive.getFileName() + " is empty");
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path copy = target.resolve(file.getKey()).normalize();
      if (!copy.startsWith(target)) {
        throw new IOException(archive.getFileName() + " has a file outside itself");
      }
      write(copy, file.getValue());
    }
    return target.resolve(Path.of(files.keySet().iterator().next()).getName(0));
  }

  private List<String> addAbsentDependencies(Path chart) throws IOException {
    var stoodIn = new TreeMap<String, Dependency>();
    for (Dependency dependency : Dependency.absentFrom(directory)) {
      Path target = directory.resolve("charts").resolve(dependency.name());
      Path local = dependency.localPath(chart);
      if (local != null && Files.isRegularFile(local.resolve("Chart.yaml"))) {
        copyInto(local, target);
      } else if (stoodIn.putIfAbsent(dependency.name(), dependency) == null) {
        for (Map.Entry<String, String> file : StandIn.filesFor(dependency).entrySet()) {
          write(target.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    return List.copyOf(stoodIn.keySet());
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, TemplateSource.prepared(file, content));
  }

  private static void remove(Path root) {
    if (root == null || !Files.exists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // It lies in the system's temporary directory, which the system clears.
    }
  }
}
