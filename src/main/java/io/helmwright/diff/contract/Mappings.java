package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of a mapping's schemas are about which of its keys. */
final class Mappings {

  private Mappings() {}

  /** Those that certainly hold for a key. */
  static List<JsonNode> certain(JsonNode schema, String name) {
    return about(schema, name, false);
  }

  /** Those that may hold for a key: an expression that Java doesn't know may be about any. */
  static List<JsonNode> possible(JsonNode schema, String name) {
    return about(schema, name, true);
  }

  private static List<JsonNode> about(JsonNode schema, String name, boolean inDoubt) {
    var about = new ArrayList<JsonNode>();
    JsonNode named = schema.path("properties").get(name);
    if (named != null) {
      about.add(named);
    }
    boolean declared = named != null;
    boolean doubtful = false;
    for (Map.Entry<String, JsonNode> entry : schema.path("patternProperties").properties()) {
      Optional<Pattern> pattern = compiled(entry.getKey());
      boolean matches = pattern.isPresent() && pattern.get().matcher(name).find();
      doubtful |= pattern.isEmpty();
      declared |= matches;
      if (matches || inDoubt && pattern.isEmpty()) {
        about.add(entry.getValue());
      }
    }
    if (schema.has("additionalProperties") && !declared && (!doubtful || inDoubt)) {
      about.add(schema.get("additionalProperties"));
    }
    return about;
  }

  /** An expression as Java understands it; empty if it doesn't. */
  static Optional<Pattern> compiled(String expression) {
    try {
      return Optional.of(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
