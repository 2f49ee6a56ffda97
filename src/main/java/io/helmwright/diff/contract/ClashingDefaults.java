package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changed defaults that don't go with what users have set: under users that leave a value alone its
 * new default arrives, and the schema's rules may refuse it together with values that were fine.
 */
final class ClashingDefaults {

  private static final List<String> RELATING = List.of("anyOf", "oneOf", "not", "dependencies");
  private static final List<String> RULE = List.of("if", "then", "else");

  private final ContractProof proof;
  private final CommonSchemas schemas;

  ClashingDefaults(ContractProof proof) {
    this.proof = proof;
    this.schemas = proof.schemas();
  }

  /**
   * Asks about one default.
   *
   * @param was the old one; missing if there was none
   * @param is the new one; missing if there is none
   * @return the evidence, as a clause; empty if all that users may have stays valid
   */
  Optional<String> evidence(ValuePath path, JsonNode was, JsonNode is) {
    JsonNode unset = given(was).itself(path.keys());
    GivenValue now = given(is);
    var obstacles = new ArrayList<Obstacle>();
    for (JsonNode rule : rules(path)) {
      JsonNode remains = now.remains(rule, path.keys());
      if (remains != rule) {
        obstacles.addAll(proof.obstacles(unset, remains));
      }
    }
    return obstacles.isEmpty()
        ? Optional.empty()
        : Optional.of(
            proof
                .example(obstacles, path)
                .map(v -> ValuesText.of(v) + " was valid and is refused with the new default")
                .orElse("whether values that were valid are refused is not decided"));
  }

  private GivenValue given(JsonNode value) {
    return new GivenValue(schemas, proof::accepts, value);
  }

  /** The parts of the new schema that relate values around a path, each as one for all values. */
  private List<JsonNode> rules(ValuePath path) {
    var rules = new ArrayList<JsonNode>();
    JsonNode at = schemas.resolved(schemas.after());
    for (int depth = 0; depth < path.keys().size(); depth++) {
      List<String> outer = path.keys().subList(0, depth);
      parts(at).forEach(part -> rules.add(around(outer, part)));
      at = schemas.resolved(at.path("properties").path(path.keys().get(depth)));
    }
    return rules;
  }

  private List<JsonNode> parts(JsonNode schema) {
    var parts = new ArrayList<JsonNode>();
    schema.path("allOf").forEach(parts::add);
    for (String keyword : RELATING) {
      if (schema.has(keyword)) {
        parts.add(schemas.schema(keyword, schema.get(keyword)));
      }
    }
    if (schema.has("if")) {
      ObjectNode rule = JsonNodeFactory.instance.objectNode();
      RULE.stream().filter(schema::has).forEach(k -> rule.set(k, schema.get(k)));
      parts.add(schemas.intern(rule));
    }
    return parts;
  }

  private JsonNode around(List<String> keys, JsonNode schema) {
    JsonNode around = schema;
    for (int i = keys.size() - 1; i >= 0; i--) {
      ObjectNode properties = JsonNodeFactory.instance.objectNode();
      around = schemas.schema("properties", properties.set(keys.get(i), around));
    }
    return around;
  }
}
