package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
    JsonNode all = schemas().after();
    if (!(all instanceof ObjectNode whole)) {
      return containment.obstacles(all);
    }
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    keys.setAll(whole);
    keys.remove(RULES);
    return containment.obstacles(schemas().intern(keys));
  }

  /** The rules between values, in the order of the schema after. */
  List<JsonNode> rules() {
    var rules = new ArrayList<JsonNode>();
    schemas().after().path(RULES).forEach(rules::add);
    return rules;
  }

  /** Whether the schema before has a rule, word for word. */
  boolean hadRule(JsonNode rule) {
    for (JsonNode own : schemas().before().path(RULES)) {
      if (own == rule) {
        return true;
      }
    }
    return false;
  }

  List<Obstacle> obstacles(JsonNode rule) {
    return containment.obstacles(rule);
  }

  /** What stands in the way of a part where something else holds besides. */
  List<Obstacle> obstacles(JsonNode besides, JsonNode wanted) {
    return containment.obstacles(List.of(schemas().after(), besides), wanted);
  }

  /** Whether a single value is valid. */
  boolean accepts(Conjunction schema, JsonNode value) {
    return containment.accepts(schema, value);
  }

  CommonSchemas schemas() {
    return containment.schemas();
  }

  /** The smallest values found that were accepted and are refused. */
  Optional<ObjectNode> example(List<Obstacle> obstacles) {
    return example(obstacles, this::breaks);
  }

  /** The same, of values that leave one alone. */
  Optional<ObjectNode> example(List<Obstacle> obstacles, ValuePath alone) {
    return example(obstacles, values -> breaks(alone.leftOut(values)));
  }

  private Optional<ObjectNode> example(List<Obstacle> obstacles, Predicate<JsonNode> shows) {
    return obstacles.stream()
        .flatMap(obstacle -> containment.example(obstacle, shows).stream())
        .findFirst()
        .map(ObjectNode.class::cast);
  }

  /** Whether values that users may have were accepted and are refused. */
  boolean breaks(JsonNode values) {
    return values instanceof ObjectNode supplied
        && broken.computeIfAbsent(
            supplied, any -> before.accepts(supplied) && !after.accepts(supplied));
  }
}
