package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.SchemaException;
import io.helmwright.verify.JsonSchemas;
import java.util.HashMap;
import java.util.Map;

/** Asks the validator about parts of the two schemas. */
final class Fragments {

  private final CommonSchemas schemas;
  private final Map<Object, String> names = new HashMap<>();
  private final Map<Object, Map<JsonNode, Boolean>> answers = new HashMap<>();
  private final Map<Object, Boolean> known = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final JsonSchemas validator = JsonSchemas.ofDraft7(texts::get, "value");

  Fragments(CommonSchemas schemas) {
    this.schemas = schemas;
  }

  /** Whether a value is certainly valid; unknown to the validator, a schema takes none. */
  boolean surelyAccept(Conjunction schema, JsonNode value) {
    return isKnown(schema) && accept(schema, value);
  }

  /** Whether a value may be valid; unknown to the validator, a schema may take any. */
  boolean mayAccept(Conjunction schema, JsonNode value) {
    return !isKnown(schema) || accept(schema, value);
  }

  private boolean isKnown(Conjunction schema) {
    return known.computeIfAbsent(
        schema.key(),
        any -> {
          if (!schemas.isPlain(schema.members())) {
            return false;
          }
          try {
            validator.accepts(name(schema), NullNode.getInstance());
            return true;
          } catch (SchemaException e) {
            return false;
          }
        });
  }

  /** Whether the validator takes a value; not if it can't read the schema. */
  boolean accept(Conjunction schema, JsonNode value) {
    return answers
        .computeIfAbsent(schema.key(), any -> new HashMap<>())
        .computeIfAbsent(value, any -> asked(schema, value));
  }

  private boolean asked(Conjunction schema, JsonNode value) {
    try {
      return validator.accepts(name(schema), value);
    } catch (SchemaException e) {
      return false;
    }
  }

  private String name(Conjunction schema) {
    String name = names.computeIfAbsent(schema.key(), any -> "part" + names.size());
    texts.computeIfAbsent(name, any -> schemas.text(schema.members()));
    return name;
  }
}
