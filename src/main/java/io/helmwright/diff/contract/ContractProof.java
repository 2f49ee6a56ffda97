package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one contract allows and another doesn't.
 *
 * <p>Helm validates values with the chart's defaults below them. So a key with a default is there
 * even if the schema requires it, unless a user sets it to null; and what is tried is merged with
 * each side's own defaults.
 */
final class ContractProof {

  private static final String RULES = "allOf";

  private final ValuesContract before;
  private final ValuesContract after;
  private final SchemaContainment containment;
  private final Map<ObjectNode, Boolean> broken = new HashMap<>();

  ContractProof(ValuesContract before, ValuesContract after) {
    this.before = before;
    this.after = after;
    this.containment = SchemaContainment.between(before.schema(), wanted(after), before.defaults());
  }

  private static JsonNode wanted(ValuesContract contract) {
    ObjectNode wanted = contract.schema().deepCopy();
    relax(wanted, contract.defaults());
    return wanted;
  }

  /** What has a default needn't be set. */
  private static void relax(JsonNode schema, JsonNode defaults) {
    if (schema.path("required").isArray() && schema instanceof ObjectNode mapping) {
      var needed = JsonNodeFactory.instance.arrayNode();
      mapping
          .get("required")
          .forEach(
              key -> {
                if (!defaults.has(key.asText())) {
                  needed.add(key);
                }
              });
      mapping.set("required", needed);
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (defaults.path(property.getKey()).isObject()) {
                relax(property.getValue(), defaults.get(property.getKey()));
              }
            });
  }

  /** What stands in the way, apart from rules between values. */
  List<Obstacle> obstacles() {
    JsonNode all = containment.schemas().after();
    if (!(all instanceof ObjectNode whole)) {
      return containment.obstacles(all);
    }
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    keys.setAll(whole);
    keys.remove(RULES);
    return containment.obstacles(containment.schemas().intern(keys));
  }

  /** The rules between values, in the order of the schema after. */
  List<JsonNode> rules() {
    var rules = new ArrayList<JsonNode>();
    containment.schemas().after().path(RULES).forEach(rules::add);
    return rules;
  }

  /** Whether the schema before has a rule, word for word. */
  boolean hadRule(JsonNode rule) {
    for (JsonNode own : containment.schemas().before().path(RULES)) {
      if (own == rule) {
        return true;
      }
    }
    return false;
  }

  List<Obstacle> obstacles(JsonNode rule) {
    return containment.obstacles(rule);
  }

  /** The smallest values found that were accepted and are refused. */
  Optional<ObjectNode> example(List<Obstacle> obstacles) {
    return obstacles.stream()
        .flatMap(obstacle -> containment.example(obstacle, this::breaks).stream())
        .findFirst()
        .map(ObjectNode.class::cast);
  }

  /** Values that were accepted, and are refused for the sake of defaults that others get now. */
  Optional<ObjectNode> exampleUnderDefaults() {
    ObjectNode now = changed(before.defaults(), after.defaults());
    if (now.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode held = before.schema().deepCopy();
    held.putArray(RULES).add(constant(now)); // The old rules, kept, would hide what is looked for.
    var under = SchemaContainment.between(held, wanted(after), before.defaults());
    return under
        .schemas()
        .after()
        .path(RULES)
        .valueStream()
        .filter(rule -> mentions(rule, now))
        .flatMap(rule -> under.obstacles(rule).stream())
        .flatMap(
            obstacle -> under.example(obstacle, values -> breaks(without(values, now))).stream())
        .map(values -> (ObjectNode) without(values, now))
        .findFirst();
  }

  /** The defaults that are other ones now; of mappings, those in them. */
  private static ObjectNode changed(JsonNode was, JsonNode is) {
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> now : is.properties()) {
      JsonNode old = was.path(now.getKey());
      boolean both = old.isObject() && now.getValue().isObject();
      JsonNode inner = both ? changed(old, now.getValue()) : now.getValue();
      if (both ? !inner.isEmpty() : !old.equals(inner)) {
        changed.set(now.getKey(), inner);
      }
    }
    return changed;
  }

  private static ObjectNode constant(ObjectNode values) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      JsonNode inner =
          value.getValue() instanceof ObjectNode mapping && !mapping.isEmpty()
              ? constant(mapping)
              : JsonNodeFactory.instance.objectNode().set("const", value.getValue());
      schema.withObject("/properties").set(value.getKey(), inner);
      schema.withArrayProperty("required").add(value.getKey());
    }
    return schema;
  }

  private static boolean mentions(JsonNode rule, ObjectNode values) {
    return values.properties().stream()
        .anyMatch(
            value ->
                value.getValue() instanceof ObjectNode inner && !inner.isEmpty()
                    ? mentions(rule, inner)
                    : rule.findValue(value.getKey()) != null);
  }

  private static JsonNode without(JsonNode values, ObjectNode left) {
    if (!values.isObject()) {
      return values;
    }
    ObjectNode rest = values.deepCopy();
    for (Map.Entry<String, JsonNode> out : left.properties()) {
      if (out.getValue() instanceof ObjectNode inner && rest.path(out.getKey()).isObject()) {
        rest.set(out.getKey(), without(rest.get(out.getKey()), inner));
      } else {
        rest.remove(out.getKey());
      }
    }
    return rest;
  }

  /** Whether values that users may have were accepted and are refused. */
  boolean breaks(JsonNode values) {
    return values instanceof ObjectNode supplied
        && broken.computeIfAbsent(
            supplied, any -> before.accepts(supplied) && !after.accepts(supplied));
  }
}
