package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in a values.schema.json what it says of one value. */
final class SchemaView {

  private static final int DEEPEST_REFERENCE = 20;

  private final JsonNode root;

  /**
   * @param root the schema; empty if the chart has none
   */
  SchemaView(JsonNode root) {
    this.root = root;
  }

  /** The schema of a value that is declared; missing if there is none. */
  JsonNode at(ValuePath path) {
    JsonNode schema = root;
    for (String key : path.keys()) {
      schema = child(schema, key);
    }
    return resolved(schema);
  }

  /** The schema of a value, be it declared or an entry of any name; missing if there is none. */
  JsonNode holdingFor(ValuePath path) {
    JsonNode schema = root;
    for (String key : path.keys()) {
      schema = entry(schema, key);
    }
    return resolved(schema);
  }

  /** What a mapping says of an entry; a mapping that only lets it be says nothing. */
  private JsonNode entry(JsonNode mapping, String key) {
    JsonNode declared = child(mapping, key);
    if (!declared.isMissingNode()) {
      return declared;
    }
    JsonNode resolved = resolved(mapping);
    for (var pattern : resolved.path("patternProperties").properties()) {
      if (pattern.getValue().isObject() && Patterns.find(pattern.getKey(), key)) {
        return pattern.getValue();
      }
    }
    if (resolved.path("additionalProperties").isObject()) {
      return resolved.get("additionalProperties");
    }
    for (String combination : List.of("allOf", "anyOf", "oneOf")) {
      for (JsonNode part : resolved.path(combination)) {
        JsonNode inPart = entry(part, key);
        if (!inPart.isMissingNode()) {
          return inPart;
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether the value is declared by name. */
  boolean declares(List<String> keys) {
    JsonNode schema = root;
    for (String key : keys) {
      schema = key.equals("*") ? item(schema) : child(schema, key);
      if (schema.isMissingNode()) {
        return false;
      }
    }
    return true;
  }

  /** The values that it declares by name, those of mappings included, down to any depth. */
  List<ValuePath> declared() {
    var paths = new ArrayList<ValuePath>();
    collect(root, List.of(), paths);
    return paths;
  }

  private void collect(JsonNode schema, List<String> keys, List<ValuePath> paths) {
    if (keys.size() > DEEPEST_REFERENCE) {
      return;
    }
    properties(schema)
        .forEach(
            (key, property) -> {
              var inner = new ArrayList<>(keys);
              inner.add(key);
              paths.add(new ValuePath(inner));
              // What is referred to is a type of Kubernetes, which templates take as a whole.
              if (!property.has("$ref")) {
                collect(property, inner, paths);
              }
            });
  }

  /** The schemas that hold for a mapping's or list's items. */
  JsonNode item(JsonNode schema) {
    JsonNode resolved = resolved(schema);
    if (resolved.path("items").isObject()) {
      return resolved.get("items");
    }
    return resolved.path("additionalProperties").isObject()
        ? resolved.get("additionalProperties")
        : MissingNode.getInstance();
  }

  /** The properties of a mapping, those of allOf included. */
  Map<String, JsonNode> properties(JsonNode schema) {
    var properties = new LinkedHashMap<String, JsonNode>();
    JsonNode resolved = resolved(schema);
    resolved.path("properties").properties().forEach(e -> properties.put(e.getKey(), e.getValue()));
    for (JsonNode part : resolved.path("allOf")) {
      properties(part).forEach(properties::putIfAbsent);
    }
    return properties;
  }

  private JsonNode child(JsonNode schema, String key) {
    return Optional.ofNullable(properties(schema).get(key)).orElse(MissingNode.getInstance());
  }

  /** Follows references within the schema. */
  JsonNode resolved(JsonNode schema) {
    JsonNode resolved = schema;
    for (int i = 0; i < DEEPEST_REFERENCE && resolved.path("$ref").isTextual(); i++) {
      String reference = resolved.get("$ref").asText();
      resolved =
          reference.startsWith("#") ? root.at(reference.substring(1)) : MissingNode.getInstance();
    }
    return resolved;
  }
}
