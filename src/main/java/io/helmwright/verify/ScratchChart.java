package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.TemplateSource.Rewriting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A temporary copy of a chart, prepared for the embedded engine: hooks hidden, and notes made a
 * document, because the engine drops both; {@link #close} removes it.
 *
 * <p>It may be used by several threads.
 */
public final class ScratchChart implements AutoCloseable {

  /** Who answers the templates' {@code lookup}. */
  public enum Lookups {
    /** Nobody: they find nothing. */
    EMPTY,
    /** The cluster that the engine's process knows. */
    OF_THE_CLUSTER
  }

  static final String NOTES_TEMPLATE = "templates/helmwright-notes.yaml";

  private static final String NOTES =
      "{{ dict \"apiVersion\" \"helmwright.io/v1\" \"kind\" \"Notes\" \"text\""
          + " (include (print .Template.BasePath \"/_NOTES.txt\") .) | toJson }}\n";
  private static final String CHART = "chart/";

  private final ScratchFolder folder;
  private final ChartFiles files;
  private final Rewriting rewriting;
  private final AtomicInteger valuesFiles = new AtomicInteger();

  private ScratchChart(ScratchFolder folder, ChartFiles files, Rewriting rewriting) {
    this.folder = folder;
    this.files = files;
    this.rewriting = rewriting;
  }

  /**
   * Copies a chart.
   *
   * @param chart its folder, or a package
   * @throws ProblemException if there is no chart, or it can't be read
   */
  public static ScratchChart of(Path chart, Lookups lookups) {
    return of(chart.toString(), ChartFiles.read(chart), lookups, List.of());
  }

  /**
   * Copies a chart that was read before.
   *
   * @param origin what messages call it
   * @param apiVersions the versions of APIs that a cluster has besides those that Helm knows
   */
  public static ScratchChart of(
      String origin, ChartFiles files, Lookups lookups, List<String> apiVersions) {
    ScratchFolder folder;
    try {
      folder = new ScratchFolder();
    } catch (IllegalStateException shuttingDown) {
      throw ProblemException.error(origin, "stopped before it was rendered", "Run it again");
    } catch (IOException e) {
      throw notLaidOut(origin, e.getMessage());
    }
    var rewriting = new Rewriting(lookups == Lookups.EMPTY, !apiVersions.isEmpty(), apiVersions);
    var scratch = new ScratchChart(folder, files, rewriting);
    try {
      files.files().forEach(scratch::write);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      scratch.close();
      throw notLaidOut(origin, e.getMessage());
    }
    return scratch;
  }

  /** What is said when a chart can't be copied. */
  public static ProblemException notLaidOut(String origin, String message) {
    return ProblemException.error(
        origin,
        "can't copy the chart: " + message,
        "Check the names of its files, and the system's temporary directory");
  }

  private void write(String path, byte[] content) {
    folder.write(CHART + path, TemplateSource.prepared(Path.of(CHART + path), content, rewriting));
  }

  /** Where the copy is. */
  public Path directory() {
    return folder.path().resolve("chart");
  }

  /** The chart's name, as Chart.yaml says it. */
  String name() {
    return files.name();
  }

  /** The keys that values.schema.json declares at a JSON pointer into the values. */
  List<String> schemaKeys(String pointer) {
    // JSON is YAML.
    JsonNode schema = files.yaml("values.schema.json");
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

  /** The names of the dependencies that were absent and are stood in for. */
  public List<String> standIns() {
    return files.standIns();
  }

  /** Makes NOTES.txt come out as one more document: the engine renders it but doesn't tell. */
  public void renderNotes() {
    files
        .text("templates/NOTES.txt")
        .ifPresent(
            notes -> {
              write("templates/_NOTES.txt", notes.getBytes(StandardCharsets.UTF_8));
              write("templates/NOTES.txt", new byte[0]);
              write(NOTES_TEMPLATE, NOTES.getBytes(StandardCharsets.UTF_8));
            });
  }

  /** Writes values that a user supplies where the engine can read them. */
  public Path writeValues(ObjectNode values) {
    return write("values-" + valuesFiles.incrementAndGet() + ".json", values);
  }

  /** Lays values over the chart's defaults, for a command that takes none. */
  void overlayDefaults(ObjectNode supplied) {
    write(CHART + "values.yaml", MergedValues.effective(files, supplied));
  }

  private Path write(String path, JsonNode values) {
    JsonNode prepared = TemplateSource.prepared(values, rewriting);
    return folder.write(path, readableAsYaml(prepared.toString()).getBytes(StandardCharsets.UTF_8));
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
    folder.close();
  }
}
