package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts values together as Helm does. */
public final class MergedValues {

  private static final long LARGEST = 8L << 20;

  private MergedValues() {}

  /**
   * What the user supplies: files, inline values, sets.
   *
   * @throws ProblemException if a file can't be read or isn't a mapping, or a set is malformed
   */
  public static ObjectNode supplied(RenderRequest request) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    request.valuesFiles().forEach(file -> merge(merged, read(file)));
    merge(merged, new ObjectMapper().<ObjectNode>valueToTree(request.values()));
    request.sets().forEach(expression -> SetExpression.apply(expression, merged));
    return merged;
  }

  /** What templates of the chart itself see: its defaults below what the user supplies. */
  public static ObjectNode effective(RenderRequest request) {
    Path defaults = request.chart().resolve("values.yaml");
    ObjectNode values =
        Files.exists(defaults) ? read(defaults) : JsonNodeFactory.instance.objectNode();
    overlay(values, supplied(request));
    return values;
  }

  /** A chart's defaults below what a user supplies. */
  static ObjectNode effective(ChartFiles chart, ObjectNode supplied) {
    return over(chart.yaml("values.yaml"), supplied);
  }

  /**
   * Lays what a user supplies over defaults: mappings are merged, and null removes a key.
   *
   * @param defaults a chart's defaults; not changed
   * @return a mapping of its own
   */
  public static ObjectNode over(ObjectNode defaults, ObjectNode supplied) {
    ObjectNode values = defaults.deepCopy();
    overlay(values, supplied);
    return values;
  }

  /**
   * Reads a values file; an empty one is an empty mapping.
   *
   * @throws ProblemException if it can't be read or isn't a mapping
   */
  public static ObjectNode read(Path file) {
    String text;
    try {
      checkSize(file.toString(), Files.size(file));
      text = Files.readString(file);
    } catch (IOException e) {
      throw ProblemException.error(
          file.toString(), "can't read the values file", "Check its name and its permissions");
    }
    return parse(file.toString(), text);
  }

  /** Refuses values that are too large to be handled, with their place. */
  static void checkSize(String location, long size) {
    if (size > LARGEST) {
      throw ProblemException.error(
          location,
          "it has %d MiB, and values may have %d MiB".formatted(size >> 20, LARGEST >> 20),
          "Keep large data out of the values; Kubernetes stores no release above 1 MiB");
    }
  }

  /** The text of a values file as a mapping; an empty one is an empty mapping. */
  public static ObjectNode parse(String location, String text) {
    checkSize(location, text.length());
    JsonNode node = StrictYaml.parseLeniently(location, text);
    if (node.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ProblemException.error(
        location, "a values file must be a mapping", "Start it with a key, as in replicas: 1");
  }

  /** Between user-supplied sources null is a value like any other. */
  private static void merge(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              JsonNode below = base.get(entry.getKey());
              if (below instanceof ObjectNode a && entry.getValue() instanceof ObjectNode b) {
                merge(a, b);
              } else {
                base.set(entry.getKey(), entry.getValue());
              }
            });
  }

  /** Over the chart's defaults null removes the key; one that has no default stays null. */
  private static void overlay(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              JsonNode below = base.get(entry.getKey());
              if (entry.getValue().isNull() && base.has(entry.getKey())) {
                base.remove(entry.getKey());
              } else if (below instanceof ObjectNode a
                  && entry.getValue() instanceof ObjectNode b) {
                overlay(a, b);
              } else {
                base.set(entry.getKey(), entry.getValue());
              }
            });
  }
}
