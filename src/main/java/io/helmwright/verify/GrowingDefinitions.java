package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether all that one version of the API takes is taken by a later one too: because the later one
 * differs only in descriptions, and in fields that it has besides.
 */
final class GrowingDefinitions {

  private static final String REFERENCE = "$ref";
  private static final Set<String> WITHOUT_EFFECT = Set.of("description");

  private final JsonNode older;
  private final JsonNode newer;
  private final Set<String> compared = new HashSet<>();

  /**
   * @param older the definitions of a version, by their names
   * @param newer those of a later one
   */
  GrowingDefinitions(JsonNode older, JsonNode newer) {
    this.older = older;
    this.newer = newer;
  }

  /** Whether that is so for a definition, and all that it refers to. */
  boolean grow(String definition) {
    return !compared.add(definition) || grows(older.path(definition), newer.path(definition));
  }

  private boolean grows(JsonNode before, JsonNode after) {
    if (!(before instanceof ObjectNode mapping)) {
      return before.equals(after);
    }
    Set<String> keys = new HashSet<>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(WITHOUT_EFFECT);
    return keys.stream().allMatch(key -> grows(key, mapping.path(key), after.path(key)));
  }

  private boolean grows(String key, JsonNode before, JsonNode after) {
    return switch (key) {
      case "properties" ->
          before.properties().stream()
              .allMatch(p -> after.has(p.getKey()) && grows(p.getValue(), after.get(p.getKey())));
      case REFERENCE -> before.equals(after) && grow(name(before.asText()));
      case "items", "additionalProperties" -> grows(before, after);
      case "anyOf", "oneOf", "allOf" -> {
        boolean grow = before.size() == after.size();
        for (int i = 0; i < before.size() && grow; i++) {
          grow = grows(before.get(i), after.get(i));
        }
        yield grow && !key.equals("oneOf") || before.equals(after);
      }
      default -> before.equals(after);
    };
  }

  private static String name(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
