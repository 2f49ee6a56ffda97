package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value is.
 *
 * @param keys from the outermost mapping to the value
 */
record ValuePath(List<String> keys) {

  static final ValuePath ROOT = new ValuePath(List.of());

  ValuePath {
    keys = List.copyOf(keys);
  }

  /** As users write it: {@code ingress.hosts}. */
  static ValuePath of(String text) {
    return new ValuePath(text.isEmpty() ? List.of() : List.of(text.split("\\.")));
  }

  ValuePath then(String key) {
    var longer = new ArrayList<>(keys);
    longer.add(key);
    return new ValuePath(longer);
  }

  Optional<ValuePath> parent() {
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(new ValuePath(keys.subList(0, keys.size() - 1)));
  }

  String last() {
    return keys.get(keys.size() - 1);
  }

  boolean isWithin(ValuePath outer) {
    return keys.size() >= outer.keys.size()
        && keys.subList(0, outer.keys.size()).equals(outer.keys);
  }

  JsonNode in(JsonNode values) {
    JsonNode value = values;
    for (String key : keys) {
      value = value.path(key);
    }
    return value;
  }

  /** Values that have only this. */
  ObjectNode holding(JsonNode value) {
    JsonNode values = value;
    for (int i = keys.size() - 1; i >= 0; i--) {
      values = JsonNodeFactory.instance.objectNode().set(keys.get(i), values);
    }
    return (ObjectNode) values;
  }

  /** Values without this; the same if they don't have it. */
  JsonNode leftOut(JsonNode values) {
    if (in(values).isMissingNode() || keys.isEmpty()) {
      return values;
    }
    ObjectNode rest = values.deepCopy();
    JsonNode outer = new ValuePath(keys.subList(0, keys.size() - 1)).in(rest);
    ((ObjectNode) outer).remove(last());
    return rest;
  }

  @Override
  public String toString() {
    return String.join(".", keys);
  }
}
