package io.helmwright.diff.contract;

import com.github.curiousoddman.rgxgen.RgxGen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random documents, led by a schema: most near its edges, some beside the point. */
final class RandomDocuments {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");
  private static final List<String> KEYS = List.of("a", "b", "c", "d", "K", "other");
  private static final int DEEPEST = 6;

  private final JsonNode root;
  private final Random random;
  private final Map<String, List<String>> texts = new HashMap<>();

  RandomDocuments(JsonNode root, Random random) {
    this.root = root;
    this.random = random;
  }

  JsonNode next() {
    return value(root, DEEPEST);
  }

  private JsonNode value(JsonNode unresolved, int depth) {
    List<JsonNode> parts = new ArrayList<>();
    collect(unresolved, parts, 0);
    if (depth == 0 || random.nextInt(40) == 0) {
      return any(depth);
    }
    for (JsonNode part : parts) {
      if (part.has("const")) {
        return part.get("const");
      }
      if (part.has("enum") && random.nextInt(20) > 0) {
        return pick(part.get("enum"));
      }
    }
    return switch (type(parts)) {
      case "null" -> JSON.nullNode();
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer" -> JSON.numberNode(number(parts));
      case "number" -> JSON.numberNode(number(parts) + (random.nextBoolean() ? 0.5 : 0));
      case "string" -> JSON.stringNode(text(parts));
      case "array" -> list(parts, depth);
      default -> mapping(parts, depth);
    };
  }

  /** All that a value is told to be, with one of each alternatives. */
  private void collect(JsonNode schema, List<JsonNode> into, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    String reference = schema.path("$ref").asString("");
    if (reference.startsWith("#")) {
      collect(root.at(reference.substring(1)), into, depth + 1);
      return;
    }
    into.add(schema);
    schema.path("allOf").forEach(part -> collect(part, into, depth + 1));
    for (String keyword : List.of("anyOf", "oneOf")) {
      if (schema.path(keyword).size() > 0) {
        collect(pick(schema.get(keyword)), into, depth + 1);
      }
    }
    if (schema.has("if") && random.nextBoolean()) {
      collect(schema.get("if"), into, depth + 1);
      collect(schema.path("then"), into, depth + 1);
    }
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(true);
      case 2 -> JSON.numberNode(random.nextInt(-3, 12));
      case 3 -> JSON.numberNode(random.nextInt(-3, 12) / 2.0);
      case 4 -> JSON.stringNode("a".repeat(random.nextInt(4)));
      case 5 -> JSON.arrayNode().add(any(depth - 1));
      default -> JSON.objectNode().set(pick(KEYS), any(depth - 1));
    };
  }

  private String type(List<JsonNode> parts) {
    for (JsonNode part : parts) {
      JsonNode type = part.path("type");
      if (!type.isMissingNode()) {
        return type.isArray() ? pick(type).asString() : type.asString();
      }
    }
    for (JsonNode part : parts) {
      boolean mapping =
          List.of("properties", "required", "patternProperties", "propertyNames", "dependencies")
              .stream()
              .anyMatch(part::has);
      if (mapping || part.has("additionalProperties")) {
        return "object";
      }
      if (part.has("items") || part.has("contains")) {
        return "array";
      }
    }
    return pick(TYPES);
  }

  private long number(List<JsonNode> parts) {
    var bounds = new ArrayList<Long>(List.of(0L));
    for (JsonNode part : parts) {
      for (String keyword :
          List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
        if (part.path(keyword).isNumber()) {
          bounds.add(part.get(keyword).asLong());
        }
      }
    }
    return pick(bounds) + random.nextInt(-3, 4);
  }

  private String text(List<JsonNode> parts) {
    for (JsonNode part : parts) {
      if (part.path("pattern").isString() && random.nextInt(10) > 0) {
        return pick(texts.computeIfAbsent(part.get("pattern").asString(), this::matching));
      }
      if (part.path("format").asString("").equals("ipv4")) {
        return "10.0.0." + random.nextInt(300);
      }
    }
    int length = random.nextInt(4);
    for (JsonNode part : parts) {
      for (String keyword : List.of("minLength", "maxLength")) {
        if (part.has(keyword) && random.nextBoolean()) {
          length = Math.max(0, part.get(keyword).asInt() + random.nextInt(-1, 2));
        }
      }
    }
    return (random.nextBoolean() ? "a" : "b").repeat(length);
  }

  private List<String> matching(String pattern) {
    RgxGen generator = RgxGen.parse(pattern);
    var matching = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      String text = generator.generate(random);
      matching.add(text);
      if (i % 3 == 0 && !text.isEmpty()) {
        matching.add(text.substring(0, 1));
      }
    }
    return matching;
  }

  private JsonNode list(List<JsonNode> parts, int depth) {
    ArrayNode list = JSON.arrayNode();
    int size = random.nextInt(3);
    for (JsonNode part : parts) {
      size = Math.max(size, part.path("minItems").asInt(0));
      size = part.has("maxItems") ? Math.min(size, part.get("maxItems").asInt() + 1) : size;
    }
    for (int i = 0; i < size; i++) {
      ObjectNode none = JSON.objectNode();
      JsonNode schema = none;
      for (JsonNode part : parts) {
        JsonNode items = part.path("items");
        JsonNode one = items.isArray() ? items.path(i) : items;
        schema = one.isMissingNode() ? part.path("contains") : one;
      }
      list.add(value(schema.isMissingNode() ? none : schema, depth - 1));
    }
    return list;
  }

  private JsonNode mapping(List<JsonNode> parts, int depth) {
    ObjectNode mapping = JSON.objectNode();
    for (JsonNode part : parts) {
      for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
        if (random.nextInt(3) > 0) {
          mapping.set(property.getKey(), value(property.getValue(), depth - 1));
        }
      }
      for (Map.Entry<String, JsonNode> pattern : part.path("patternProperties").properties()) {
        if (random.nextBoolean()) {
          String key = pick(texts.computeIfAbsent(pattern.getKey(), this::matching));
          mapping.set(key, value(pattern.getValue(), depth - 1));
        }
      }
      JsonNode more = part.path("additionalProperties");
      if (!more.isBoolean() && random.nextInt(3) == 0 || random.nextInt(20) == 0) {
        mapping.set(pick(KEYS), value(more, depth - 1));
      }
    }
    for (JsonNode part : parts) {
      for (JsonNode key : part.path("required")) {
        if (!mapping.has(key.asString()) && random.nextInt(20) > 0) {
          mapping.set(key.asString(), value(declared(parts, key.asString()), depth - 1));
        }
      }
    }
    return mapping;
  }

  private static JsonNode declared(List<JsonNode> parts, String key) {
    for (JsonNode part : parts) {
      if (part.path("properties").has(key)) {
        return part.path("properties").get(key);
      }
    }
    return JSON.objectNode();
  }

  private JsonNode pick(JsonNode from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
