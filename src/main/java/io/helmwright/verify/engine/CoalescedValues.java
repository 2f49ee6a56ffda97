package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.MergedValues;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What templates see as {@code .Values}: put together as Helm does, so that one call of the engine
 * can be given many of them. That it is what Helm sees is confirmed by plain renders.
 *
 * <p>Source: {@code coalesceValues}, {@code coalesceGlobals} and {@code processDependencyEnabled}
 * of Helm's {@code chartutil}.
 */
final class CoalescedValues {

  private static final String GLOBAL = "global";

  private final Map<String, ObjectNode> byPath = new LinkedHashMap<>();

  private CoalescedValues() {}

  /** The values of a chart and its subcharts. */
  static CoalescedValues of(ChartUnit chart, ObjectNode supplied) {
    var coalesced = new CoalescedValues();
    ObjectNode tags = tags(chart, supplied);
    coalesced.add(chart, supplied, tags);
    return coalesced;
  }

  /** The values that a chart sees, by the chart's path; those that are switched off are absent. */
  Map<String, ObjectNode> byPath() {
    return byPath;
  }

  private ObjectNode add(ChartUnit chart, ObjectNode supplied, ObjectNode tags) {
    ObjectNode values = MergedValues.over(chart.defaults(), supplied);
    byPath.put(chart.path(), values);
    // A condition may name a default of the subchart that it switches.
    ObjectNode everything = JsonNodeFactory.instance.objectNode().setAll(values);
    for (ChartUnit subchart : chart.subcharts()) {
      everything.set(
          subchart.name(), MergedValues.over(subchart.defaults(), table(values, subchart.name())));
    }
    for (ChartUnit subchart : chart.subcharts()) {
      if (enabled(subchart, everything, tags)) {
        ObjectNode below = table(values, subchart.name()).deepCopy();
        below.set(GLOBAL, globals(table(values, GLOBAL), table(below, GLOBAL)));
        values.set(subchart.name(), add(subchart, below, tags));
      }
    }
    return values;
  }

  private static boolean enabled(ChartUnit subchart, ObjectNode parent, ObjectNode tags) {
    for (String condition : subchart.conditions()) {
      JsonNode value = parent.at("/" + condition.replace('.', '/'));
      if (value.isBoolean()) {
        return value.asBoolean();
      }
    }
    boolean off = false;
    for (String tag : subchart.tags()) {
      JsonNode value = tags.path(tag);
      if (value.isBoolean()) {
        if (value.asBoolean()) {
          return true;
        }
        off = true;
      }
    }
    return !off;
  }

  private static ObjectNode tags(ChartUnit chart, ObjectNode supplied) {
    return table(MergedValues.over(chart.defaults(), supplied), "tags");
  }

  /** The parent's globals win. */
  private static ObjectNode globals(ObjectNode parent, ObjectNode own) {
    ObjectNode merged = own.deepCopy();
    parent
        .properties()
        .forEach(
            entry -> {
              JsonNode below = merged.get(entry.getKey());
              if (entry.getValue() instanceof ObjectNode a && below instanceof ObjectNode b) {
                merged.set(entry.getKey(), globals(a, b));
              } else {
                merged.set(entry.getKey(), entry.getValue().deepCopy());
              }
            });
    return merged;
  }

  private static ObjectNode table(ObjectNode values, String key) {
    return values.get(key) instanceof ObjectNode table
        ? table
        : JsonNodeFactory.instance.objectNode();
  }
}
