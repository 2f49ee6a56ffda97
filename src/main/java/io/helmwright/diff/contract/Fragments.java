package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaException;
import io.helmwright.verify.JsonSchemas;
import java.util.HashMap;
import java.util.Map;

/** Asks the validator about parts of the two schemas. */
final class Fragments {

  private final CommonSchemas schemas;
  private final Map<Object, String> names = new HashMap<>();
  private final Map<Object, Map<JsonNode, Boolean>> answers = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final JsonSchemas validator = new JsonSchemas(texts::get, "value");

  Fragments(CommonSchemas schemas) {
    this.schemas = schemas;
  }

  /** Whether a value is valid; not if the validator can't read the schema. */
  boolean accept(Conjunction schema, JsonNode value) {
    return answers
        .computeIfAbsent(schema.key(), any -> new HashMap<>())
        .computeIfAbsent(value, any -> asked(schema, value));
  }

  private boolean asked(Conjunction schema, JsonNode value) {
    String name = names.computeIfAbsent(schema.key(), any -> "part" + names.size());
    texts.computeIfAbsent(name, any -> schemas.text(schema.members()));
    try {
      return validator.accepts(name, value);
    } catch (SchemaException e) {
      return false;
    }
  }
}
