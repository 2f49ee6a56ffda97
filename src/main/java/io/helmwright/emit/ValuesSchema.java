package io.helmwright.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.Chart;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTree;

/** values.schema.json: the declared values and the rules between them. */
final class ValuesSchema {

  private static final String GLOBAL = "global";

  /** The schema in draft-07, which every Helm 3 understands. */
  ObjectNode model(Chart chart, ValueTree values) {
    var definitions = chart.values().schemaDefinitions();
    ObjectNode tree = values.schema(definitions);
    // Helm puts these there for subcharts, which check them themselves.
    open(tree, GLOBAL);
    chart.dependencies().forEach(dependency -> open(tree, dependency.name()));

    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Values of the chart " + chart.name());
    schema.setAll(tree);
    var rules = JsonNodeFactory.instance.arrayNode();
    chart.values().rules().stream()
        .map(ValueRule::schema)
        .forEach(rule -> rule.ifPresent(rules::add));
    if (!rules.isEmpty()) {
      schema.set("allOf", rules);
    }
    ObjectNode collected = definitions.collected();
    if (!collected.isEmpty()) {
      schema.set("definitions", collected);
    }
    return schema;
  }

  private static void open(ObjectNode tree, String key) {
    ObjectNode properties = (ObjectNode) tree.get("properties");
    if (properties.has(key)) {
      open(properties.get(key));
    } else {
      properties.putObject(key).put("type", "object");
    }
  }

  private static void open(JsonNode group) {
    if (group instanceof ObjectNode object && object.get("properties") != null) {
      object.remove("additionalProperties");
      object.get("properties").forEach(ValuesSchema::open);
    }
  }
}
