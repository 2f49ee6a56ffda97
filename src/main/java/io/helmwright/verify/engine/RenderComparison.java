package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether two renders of one configuration say the same. */
public final class RenderComparison {

  private static final int SHOWN = 60;

  private RenderComparison() {}

  /**
   * What differs, but for the fields that are random.
   *
   * @param expected one render
   * @param actual another
   * @param again the other once more: where it differs from itself it is random
   * @return a line for each field: where, what is there, what was expected
   */
  public static List<String> differences(
      RenderedChart expected, RenderedChart actual, RenderedChart again) {
    SortedMap<String, String> left = fields(expected);
    SortedMap<String, String> right = fields(actual);
    if (left.equals(right)) {
      return List.of();
    }
    SortedMap<String, String> repeated = fields(again);
    var places = new TreeSet<>(left.keySet());
    places.addAll(right.keySet());
    var differences = new ArrayList<String>();
    for (String place : places) {
      String a = left.getOrDefault(place, "nothing");
      String b = right.getOrDefault(place, "nothing");
      if (!a.equals(b) && b.equals(repeated.getOrDefault(place, "nothing"))) {
        differences.add("%s: %s instead of %s".formatted(place, shortened(b), shortened(a)));
      }
    }
    return differences;
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static SortedMap<String, String> fields(RenderedChart chart) {
    var fields = new TreeMap<String, String>();
    var counts = new TreeMap<String, Integer>();
    for (RenderedDocument document : chart.documents()) {
      JsonNode object = parsed(document);
      String place =
          "%s: %s %s"
              .formatted(
                  document.template(),
                  object.path("kind").asText(),
                  object.path("metadata").path("name").asText());
      int count = counts.merge(place, 1, Integer::sum);
      add(count == 1 ? place : place + " #" + count, object, fields);
    }
    if (!chart.notes().isBlank()) {
      fields.put("templates/NOTES.txt", chart.notes().strip());
    }
    return fields;
  }

  /** A key that is set twice is found elsewhere, and is no difference here. */
  private static JsonNode parsed(RenderedDocument document) {
    try {
      return StrictYaml.parseLeniently(document.template(), document.text() + "\n");
    } catch (ProblemException e) {
      return TextNode.valueOf(document.text());
    }
  }

  private static void add(String place, JsonNode node, SortedMap<String, String> fields) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(e -> add(place + " " + e.getKey(), e.getValue(), fields));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        add(place + "[" + i + "]", node.get(i), fields);
      }
    } else {
      fields.put(place, node.toString());
    }
  }
}
