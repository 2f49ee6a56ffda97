package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One step of a values path: into a mapping by key, or into a list by index.
 *
 * @param key the key; empty for an index
 * @param index the index; -1 for a key
 */
record PathStep(String key, int index) {

  static PathStep key(String key) {
    return new PathStep(key, -1);
  }

  static PathStep index(int index) {
    return new PathStep("", index);
  }

  boolean isIndex() {
    return index >= 0;
  }

  /** What is there, or null. */
  JsonNode in(JsonNode container) {
    return isIndex() ? container.get(index) : container.get(key);
  }

  /** Puts a node there; a list grows, with nulls before the index, as in Helm. */
  void put(JsonNode container, JsonNode node) {
    if (isIndex()) {
      ArrayNode list = (ArrayNode) container;
      while (list.size() <= index) {
        list.addNull();
      }
      list.set(index, node);
    } else {
      ((ObjectNode) container).set(key, node);
    }
  }

  /** The path as a reader writes it: {@code hosts[0].name}. */
  static String join(List<PathStep> path) {
    var text = new StringBuilder();
    for (PathStep step : path) {
      if (step.isIndex()) {
        text.append('[').append(step.index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step.key);
      }
    }
    return text.toString();
  }
}
