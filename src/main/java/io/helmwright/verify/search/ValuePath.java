package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Where a value is: the keys that lead to it.
 *
 * @param keys at least one
 */
record ValuePath(List<String> keys) implements Comparable<ValuePath> {

  private static final String ANY_ITEM = "*";

  ValuePath {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one key");
    }
  }

  /** The path up to the first list or free mapping on its way, which is a value as a whole. */
  static ValuePath ofWhole(List<String> keys) {
    int item = keys.indexOf(ANY_ITEM);
    return new ValuePath(item <= 0 ? keys : keys.subList(0, item));
  }

  /** The value in a tree of values; missing if it isn't there. */
  JsonNode in(JsonNode values) {
    JsonNode node = values;
    for (String key : keys) {
      node = node.path(key);
    }
    return node;
  }

  /**
   * Sets the value in what a user supplies.
   *
   * @param values changed
   * @param value the value; missing takes what is supplied away, so that the default shows
   */
  void set(ObjectNode values, JsonNode value) {
    ObjectNode node = values;
    for (String key : keys.subList(0, keys.size() - 1)) {
      node = node.get(key) instanceof ObjectNode inner ? inner : node.putObject(key);
    }
    String last = keys.get(keys.size() - 1);
    if (value instanceof MissingNode) {
      node.remove(last);
    } else {
      node.set(last, value.deepCopy());
    }
  }

  /** Whether this leads to the other value, or through it, or is the same. */
  boolean isRelatedTo(ValuePath other) {
    int common = Math.min(keys.size(), other.keys.size());
    return keys.subList(0, common).equals(other.keys.subList(0, common));
  }

  @Override
  public int compareTo(ValuePath other) {
    return toString().compareTo(other.toString());
  }

  /** As users write it: {@code ingress.hosts}. */
  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
