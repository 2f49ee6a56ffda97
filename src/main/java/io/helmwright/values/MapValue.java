package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A map of names to strings, or to scalars of any kind; empty unless a default is given. Some of
 * its keys may be declared as values of their own, below the same path; others are allowed beside
 * them.
 */
public final class MapValue extends Value<Map<String, String>, MapValue> {

  private final ResultType valueType;
  private String keyPattern = "";

  MapValue(Place place, ResultType valueType) {
    super(place, ResultType.MAP, JsonNodeFactory.instance.objectNode());
    this.valueType = valueType;
    omittedWhenEmpty();
  }

  /** What values.yaml says for one key. */
  public MapValue defaultsTo(String key, String value) {
    ObjectNode map =
        defaultValue()
            .<ObjectNode>map(JsonNode::deepCopy)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    return defaultTo(map.put(key, value));
  }

  /** An entry that shows how the value is used. */
  public MapValue example(String key, String value) {
    return exampleOf(JsonNodeFactory.instance.objectNode().put(key, value));
  }

  /** What every key must look like. */
  public MapValue keysMatching(String regularExpression) {
    keyPattern = regularExpression;
    return this;
  }

  /** True when the map has one of the keys. */
  public ValueTest hasKey(String... keys) {
    return new ValueTest.HasKey(this, List.of(keys));
  }

  /** Renders entries for every entry, in the order of the keys; nothing for an empty map. */
  public <R> Yaml<R> forEachEntry(
      BiFunction<Expression<String>, Expression<String>, Yaml<R>> body) {
    return Control.forEachEntry(this, valueType, body);
  }

  /** What an entry evaluates to. */
  public ResultType valueType() {
    return valueType;
  }

  @Override
  boolean breaksWhenMissing() {
    return false;
  }

  @Override
  public String typeName() {
    return valueType == ResultType.SCALAR ? "map of scalars" : "map of strings";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("object");
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    if (valueType == ResultType.SCALAR) {
      entry.putArray("type").add("string").add("number").add("boolean");
    } else {
      entry.put("type", "string").put("pattern", PlainText.PATTERN);
    }
    if (keyPattern.isEmpty()) {
      schema.set("additionalProperties", entry);
    } else {
      schema.putObject("patternProperties").set(keyPattern, entry);
      schema.put("additionalProperties", false);
    }
    return schema;
  }
}
