package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells how JSON breaks a schema of ours; it knows the keywords of draft-07 that our schemas use. A
 * whole validator would take longer to load than a chart takes to write.
 */
final class SchemaMatch {

  private static final String DEFINITION = "#/definitions/";

  private final SchemaDefinitions definitions;
  private final boolean explains;
  private final List<Mismatch> mismatches = new ArrayList<>();

  private SchemaMatch(SchemaDefinitions definitions, boolean explains) {
    this.definitions = definitions;
    this.explains = explains;
  }

  /**
   * One thing that does not match.
   *
   * @param path where, in the spelling of values: {@code hosts[0].name}; "" for the whole
   * @param message what is wrong there: {@code is -1, must be at least 0}
   */
  record Mismatch(String path, String message) {}

  /**
   * Compares.
   *
   * @param definitions what the schema's references stand for
   */
  static List<Mismatch> of(JsonNode value, JsonNode schema, SchemaDefinitions definitions) {
    var match = new SchemaMatch(definitions, true);
    match.check(value, schema, "");
    return List.copyOf(match.mismatches);
  }

  private void check(JsonNode value, JsonNode schema, String path) {
    if (schema.isBoolean()) {
      require(schema.booleanValue(), path, "is not allowed");
      return;
    }
    if (schema.has("$ref")) {
      String name = schema.get("$ref").textValue().substring(DEFINITION.length());
      check(value, definitions.find(name), path);
      return;
    }
    if (schema.has("type") && !isOneOf(value, schema.get("type"))) {
      add(path, "is %s, must be %s", value, types(schema.get("type")));
      return;
    }
    combinations(value, schema, path);
    if (schema.has("enum")) {
      require(
          contains(schema.get("enum"), value),
          path,
          "is %s, must be one of %s",
          value,
          schema.get("enum"));
    }
    if (schema.has("const")) {
      require(
          same(schema.get("const"), value), path, "is %s, must be %s", value, schema.get("const"));
    }
    if (value.isTextual()) {
      text(value.textValue(), schema, path);
    } else if (value.isNumber()) {
      number(value, schema, path);
    } else if (value.isArray()) {
      list(value, schema, path);
    } else if (value.isObject()) {
      object(value, schema, path);
    }
  }

  private void combinations(JsonNode value, JsonNode schema, String path) {
    schema.path("allOf").forEach(each -> check(value, each, path));
    if (schema.has("anyOf")) {
      require(
          matching(value, schema.get("anyOf")) > 0, path, "is %s, which no choice allows", value);
    }
    if (schema.has("oneOf")) {
      require(
          matching(value, schema.get("oneOf")) == 1,
          path,
          "is %s, which not exactly one choice allows",
          value);
    }
    if (schema.has("not") && matches(value, schema.get("not"))) {
      JsonNode refused = schema.at("/not/enum");
      add(
          path,
          refused.isArray() ? "is %s, must be none of %s" : "is %s, which is refused",
          value,
          refused);
    }
    if (schema.has("if")) {
      String branch = matches(value, schema.get("if")) ? "then" : "else";
      if (schema.has(branch)) {
        check(value, schema.get(branch), path);
      }
    }
  }

  private void text(String text, JsonNode schema, String path) {
    int length = text.codePointCount(0, text.length());
    if (schema.has("pattern")) {
      String pattern = schema.get("pattern").textValue();
      require(
          Pattern.compile(pattern).matcher(text).find(),
          path,
          "is \"%s\", must match %s",
          text,
          pattern);
    }
    if (length < schema.path("minLength").asInt()) {
      add(path, length == 0 ? "is empty" : "is shorter than %s", schema.get("minLength"));
    }
    require(
        !schema.has("maxLength") || length <= schema.get("maxLength").asInt(),
        path,
        "is longer than %s characters",
        schema.get("maxLength"));
  }

  private void number(JsonNode value, JsonNode schema, String path) {
    require(
        !schema.has("minimum") || compare(value, schema.get("minimum")) >= 0,
        path,
        "is %s, must be at least %s",
        value,
        schema.get("minimum"));
    require(
        !schema.has("maximum") || compare(value, schema.get("maximum")) <= 0,
        path,
        "is %s, must be at most %s",
        value,
        schema.get("maximum"));
    require(
        !schema.has("exclusiveMinimum") || compare(value, schema.get("exclusiveMinimum")) > 0,
        path,
        "is %s, must be greater than %s",
        value,
        schema.get("exclusiveMinimum"));
  }

  private void list(JsonNode list, JsonNode schema, String path) {
    require(
        list.size() >= schema.path("minItems").asInt(),
        path,
        "must have %s item(s) or more",
        schema.path("minItems"));
    require(
        !schema.has("maxItems") || list.size() <= schema.get("maxItems").asInt(),
        path,
        "must have at most %s item(s)",
        schema.path("maxItems"));
    if (schema.has("items")) {
      for (int i = 0; i < list.size(); i++) {
        check(list.get(i), schema.get("items"), path + "[" + i + "]");
      }
    }
    if (schema.has("contains")) {
      boolean found = false;
      for (var item : list) {
        found |= matches(item, schema.get("contains"));
      }
      require(found, path, "lacks an item that must be there");
    }
  }

  private void object(JsonNode object, JsonNode schema, String path) {
    require(
        object.size() >= schema.path("minProperties").asInt(),
        path,
        "must have %s key(s) or more",
        schema.path("minProperties"));
    require(
        !schema.has("maxProperties") || object.size() <= schema.get("maxProperties").asInt(),
        path,
        "must have at most %s key(s)",
        schema.path("maxProperties"));
    for (var key : schema.path("required")) {
      require(object.has(key.textValue()), below(path, key.textValue()), "is required");
    }
    for (var member : object.properties()) {
      if (schema.has("propertyNames")) {
        String name = member.getKey();
        check(TextNode.valueOf(name), schema.get("propertyNames"), below(path, name));
      }
      member(member.getKey(), member.getValue(), schema, below(path, member.getKey()));
    }
  }

  private void member(String key, JsonNode value, JsonNode schema, String path) {
    boolean declared = schema.path("properties").has(key);
    if (declared) {
      check(value, schema.get("properties").get(key), path);
    }
    for (var pattern : schema.path("patternProperties").properties()) {
      if (Pattern.compile(pattern.getKey()).matcher(key).find()) {
        declared = true;
        check(value, pattern.getValue(), path);
      }
    }
    JsonNode others = schema.path("additionalProperties");
    if (!declared && !others.isMissingNode()) {
      if (others.isBoolean()) {
        require(others.booleanValue(), path, "there is no such key");
      } else {
        check(value, others, path);
      }
    }
  }

  private boolean matches(JsonNode value, JsonNode schema) {
    var match = new SchemaMatch(definitions, false);
    match.check(value, schema, "");
    return match.mismatches.isEmpty();
  }

  private int matching(JsonNode value, JsonNode choices) {
    int count = 0;
    for (var choice : choices) {
      count += matches(value, choice) ? 1 : 0;
    }
    return count;
  }

  private static boolean isOneOf(JsonNode value, JsonNode types) {
    if (types.isTextual()) {
      return isA(value, types.textValue());
    }
    for (var type : types) {
      if (isA(value, type.textValue())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "integer" -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      case "null" -> value.isNull();
      default -> throw new IllegalArgumentException("JSON Schema has no type " + type);
    };
  }

  private static String types(JsonNode types) {
    if (types.isTextual()) {
      return types.textValue();
    }
    var names = new ArrayList<String>();
    types.forEach(type -> names.add(type.textValue()));
    return String.join(" or ", names);
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (var each : values) {
      if (same(each, value)) {
        return true;
      }
    }
    return false;
  }

  /** 1, 1L and 1.0 are the same to JSON, but not to Jackson. */
  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber() ? compare(one, other) == 0 : one.equals(other);
  }

  private static int compare(JsonNode number, JsonNode other) {
    return number.decimalValue().compareTo(other.decimalValue());
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void require(boolean holds, String path, String message, Object... arguments) {
    if (!holds) {
      add(path, message, arguments);
    }
  }

  private void add(String path, String message, Object... arguments) {
    mismatches.add(new Mismatch(path, explains ? message.formatted(arguments) : ""));
  }
}
