package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaException;
import io.helmwright.verify.JsonSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether every document that is valid under one JSON schema (draft-07) is valid under another.
 *
 * <p>"Contained" is proved from the structure of both; for whatever the proof doesn't get through,
 * documents are tried. Each counter-example has been to the validator with both schemas.
 */
public final class SchemaContainment {

  private static final String BEFORE = "before";
  private static final String AFTER = "after";

  private final CommonSchemas schemas;
  private final Fragments fragments;
  private final Proof proof;
  private final CounterExamples examples;

  private SchemaContainment(JsonNode before, JsonNode after, JsonNode hints) {
    this.schemas = new CommonSchemas(before, after);
    this.fragments = new Fragments(schemas);
    this.proof = new Proof(schemas, fragments::surelyAccept, fragments::mayAccept);
    this.examples = new CounterExamples(new Candidates(schemas, fragments::accept), hints);
  }

  /**
   * Asks whether every document that is valid before is valid after.
   *
   * @param before a schema: a mapping or a boolean
   * @param after another
   */
  public static Containment of(JsonNode before, JsonNode after) {
    try {
      var validator =
          JsonSchemas.asHelm(
              Map.of(BEFORE, before.toString(), AFTER, after.toString())::get, "value");
      return new SchemaContainment(before, after, suggested(before))
          .answer(
              document ->
                  validator.accepts(BEFORE, document) && !validator.accepts(AFTER, document));
    } catch (StackOverflowError e) {
      return new Containment.NotDecided("the schema is nested too deep, or leads to itself");
    } catch (SchemaException e) {
      return new Containment.NotDecided("not a JSON schema: " + e.getMessage());
    }
  }

  /**
   * For questions about parts.
   *
   * @param before what holds
   * @param wanted what is to be proved
   * @param defaults values that the tried documents have where something must be
   */
  static SchemaContainment between(JsonNode before, JsonNode wanted, JsonNode defaults) {
    return new SchemaContainment(before, wanted, defaults);
  }

  private Containment answer(Predicate<JsonNode> shows) {
    List<Obstacle> obstacles = obstacles(schemas.after());
    if (obstacles.isEmpty()) {
      return new Containment.Contained();
    }
    return examples
        .find(obstacles, shows)
        .<Containment>map(Containment.NotContained::new)
        .orElseGet(() -> new Containment.NotDecided(obstacles.get(0).words()));
  }

  /** What keeps the schema before from implying a part of the one after. */
  List<Obstacle> obstacles(JsonNode wanted) {
    return obstacles(List.of(), wanted);
  }

  /** The same where more holds than the schema before. */
  List<Obstacle> obstacles(List<JsonNode> besides, JsonNode wanted) {
    Conjunction held = Conjunction.of(schemas, List.of(schemas.before()));
    for (JsonNode schema : besides) {
      held = held.and(schema);
    }
    return proof.obstacles(held, wanted);
  }

  /** Whether a single value is certainly valid. */
  boolean accepts(Conjunction schema, JsonNode value) {
    return fragments.surelyAccept(schema, value);
  }

  Optional<JsonNode> example(Obstacle obstacle, Predicate<JsonNode> shows) {
    return examples.find(obstacle, shows);
  }

  CommonSchemas schemas() {
    return schemas;
  }

  /** The defaults that a schema names, in a document. */
  private static JsonNode suggested(JsonNode schema) {
    if (schema.has("default")) {
      return schema.get("default");
    }
    ObjectNode suggested = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode inner = suggested(property.getValue());
      if (!inner.isMissingNode()) {
        suggested.set(property.getKey(), inner);
      }
    }
    return suggested.isEmpty() ? MissingNode.getInstance() : suggested;
  }
}
