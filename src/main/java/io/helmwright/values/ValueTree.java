package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declared values as the tree that values.yaml is: a key has a value, or keys below it, or both
 * when a map has declared keys. In the order of declaration.
 */
public final class ValueTree {

  private final Map<String, ValueTree> children = new LinkedHashMap<>();
  private Value<?, ?> value;
  private String description = "";
  private boolean open;

  private ValueTree() {}

  /** The tree of a whole file, or of a list's item. */
  public static ValueTree of(ValueGroup group) {
    var root = new ValueTree();
    Declarations declarations = group.declarations();
    for (var each : declarations.values()) {
      root.at(each.path()).value = each;
    }
    declarations.descriptions().forEach((path, text) -> root.at(path).description = text);
    declarations.openPaths().forEach(path -> root.at(path).open = true);
    return root;
  }

  private ValueTree at(List<String> path) {
    ValueTree tree = this;
    for (var key : path) {
      tree = tree.children.computeIfAbsent(key, k -> new ValueTree());
    }
    return tree;
  }

  /** The keys at this level. */
  public Map<String, ValueTree> children() {
    return java.util.Collections.unmodifiableMap(children);
  }

  /** The value at this key, when it is one. */
  public Optional<Value<?, ?>> value() {
    return Optional.ofNullable(value);
  }

  /** What the keys at this level are for; empty when nothing was said. */
  public String description() {
    return description;
  }

  /** Draft-07 for this level: nothing but what is declared, unless the level is open. */
  public ObjectNode schema(SchemaDefinitions definitions) {
    if (value != null && children.isEmpty()) {
      return value.schema(definitions);
    }
    ObjectNode schema =
        value != null
            ? value.schema(definitions)
            : JsonNodeFactory.instance.objectNode().put("type", "object");
    if (value == null && !description.isEmpty()) {
      schema.put("description", description);
    }
    if (value == null) {
      schema.put("additionalProperties", open);
    }
    var required = new ArrayList<String>();
    ObjectNode properties = schema.putObject("properties");
    children.forEach(
        (key, child) -> {
          properties.set(key, child.schema(definitions));
          if (child.isRequired()) {
            required.add(key);
          }
        });
    if (!required.isEmpty()) {
      ArrayNode names = schema.putArray("required");
      required.forEach(names::add);
    }
    return schema;
  }

  /**
   * A template that reads through a missing group stops with a nil pointer, so groups are required.
   */
  private boolean isRequired() {
    return value != null
        ? value.isRequired() || !children.isEmpty()
        : children.values().stream().anyMatch(ValueTree::hasDefault);
  }

  private boolean hasDefault() {
    return value != null
        ? value.defaultValue().isPresent() || value.isRequired()
        : children.values().stream().anyMatch(ValueTree::hasDefault);
  }

  /** What values.yaml says at this level. */
  public ObjectNode defaults() {
    ObjectNode defaults = JsonNodeFactory.instance.objectNode();
    children.forEach(
        (key, child) -> child.defaultHere().ifPresent(json -> defaults.set(key, json)));
    return defaults;
  }

  /** A map's own default, joined by those of the keys declared below it. */
  private Optional<JsonNode> defaultHere() {
    ObjectNode below = defaults();
    if (value == null) {
      return below.isEmpty() ? Optional.empty() : Optional.of(below);
    }
    if (below.isEmpty()) {
      return value.defaultValue();
    }
    ObjectNode joined = JsonNodeFactory.instance.objectNode();
    value.defaultValue().ifPresent(own -> joined.setAll((ObjectNode) own));
    return Optional.of(joined.setAll(below));
  }
}
