package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What a schema of mappings says once one value in them is known: whatever it says about that one
 * is decided, and what remains is about the others.
 */
final class GivenValue {

  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";
  private static final String DEPENDENCIES = "dependencies";
  private static final String ALL = "allOf";
  private static final String IF = "if";
  private static final Set<String> OF_IF = Set.of(IF, "then", "else");

  private final CommonSchemas schemas;
  private final BiPredicate<Conjunction, JsonNode> accepts;
  private final JsonNode value;

  /**
   * @param accepts whether a schema accepts a value
   * @param value the one that is known; missing if it is known not to be there
   */
  GivenValue(CommonSchemas schemas, BiPredicate<Conjunction, JsonNode> accepts, JsonNode value) {
    this.schemas = schemas;
    this.accepts = accepts;
    this.value = value;
  }

  /** The schema of all mappings that have it at a path. */
  JsonNode itself(List<String> path) {
    String key = path.get(0);
    boolean last = path.size() == 1;
    ObjectNode itself = JsonNodeFactory.instance.objectNode();
    if (!last || !value.isMissingNode()) {
      itself.putArray(REQUIRED).add(key);
    }
    JsonNode inner;
    if (!last) {
      inner = itself(path.subList(1, path.size()));
    } else {
      inner = value.isMissingNode() ? CommonSchemas.NOTHING : schemas.schema("const", value);
    }
    itself.putObject(PROPERTIES).set(key, inner);
    return schemas.intern(itself);
  }

  /** What remains of a schema; the same object if nothing is decided. */
  JsonNode remains(JsonNode unresolved, List<String> path) {
    JsonNode schema = schemas.resolved(unresolved);
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode left = JsonNodeFactory.instance.objectNode();
    List<JsonNode> besides = new ArrayList<>();
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      JsonNode said = keyword(keyword.getKey(), keyword.getValue(), path, besides);
      if (said == CommonSchemas.NOTHING) {
        return said;
      }
      if (!said.isMissingNode()) {
        left.set(keyword.getKey(), said);
      }
    }
    rule(schema, path, left, besides);
    for (JsonNode one : besides) {
      if (one == CommonSchemas.NOTHING) {
        return one;
      }
      left.withArray("/" + ALL).add(one);
    }
    if (left.equals(schema)) {
      return schema;
    }
    boolean open =
        left.isEmpty() || left.size() == 1 && left.path("type").asText().equals("object");
    return open ? CommonSchemas.ANYTHING : schemas.intern(left);
  }

  /** What remains of a keyword: missing if it holds, {@link CommonSchemas#NOTHING} if it can't. */
  private JsonNode keyword(
      String keyword, JsonNode said, List<String> path, List<JsonNode> besides) {
    return switch (keyword) {
      case PROPERTIES -> properties(said, path);
      case REQUIRED -> required(said, path);
      case DEPENDENCIES -> dependencies(said, path, besides);
      case ALL, "anyOf", "oneOf" -> several(keyword, said, path);
      case "not" -> {
        JsonNode denied = remains(said, path);
        if (denied == CommonSchemas.NOTHING) {
          yield MissingNode.getInstance();
        }
        yield denied == CommonSchemas.ANYTHING ? CommonSchemas.NOTHING : denied;
      }
      default -> OF_IF.contains(keyword) ? MissingNode.getInstance() : said;
    };
  }

  private JsonNode properties(JsonNode properties, List<String> path) {
    String key = path.get(0);
    if (!properties.has(key)) {
      return properties;
    }
    JsonNode inner = CommonSchemas.ANYTHING;
    if (path.size() > 1) {
      inner = remains(properties.get(key), path.subList(1, path.size()));
    } else if (!value.isMissingNode()
        && !accepts.test(Conjunction.of(schemas, List.of(properties.get(key))), value)) {
      inner = CommonSchemas.NOTHING;
    }
    if (inner == CommonSchemas.NOTHING) {
      return inner;
    }
    ObjectNode left = properties.deepCopy();
    if (inner == CommonSchemas.ANYTHING) {
      left.remove(key);
    } else {
      left.set(key, inner);
    }
    return left.isEmpty() ? MissingNode.getInstance() : left;
  }

  private boolean isThere(List<String> path) {
    return path.size() > 1 || !value.isMissingNode();
  }

  private JsonNode required(JsonNode keys, List<String> path) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    for (JsonNode key : keys) {
      if (!key.asText().equals(path.get(0))) {
        left.add(key);
      } else if (!isThere(path)) {
        return CommonSchemas.NOTHING;
      }
    }
    return left.isEmpty() ? MissingNode.getInstance() : left;
  }

  private JsonNode dependencies(JsonNode needs, List<String> path, List<JsonNode> besides) {
    JsonNode own = needs.path(path.get(0));
    if (own.isMissingNode()) {
      return needs;
    }
    if (isThere(path)) {
      JsonNode needed = own.isArray() ? schemas.schema(REQUIRED, own) : own;
      besides.add(remains(needed, path));
    }
    ObjectNode left = needs.deepCopy();
    left.remove(path.get(0));
    return left.isEmpty() ? MissingNode.getInstance() : left;
  }

  private JsonNode several(String keyword, JsonNode schemas, List<String> path) {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    boolean all = keyword.equals(ALL);
    boolean any = keyword.equals("anyOf");
    for (JsonNode schema : schemas) {
      JsonNode inner = remains(schema, path);
      if (any && inner == CommonSchemas.ANYTHING) {
        return MissingNode.getInstance();
      }
      if (all && inner == CommonSchemas.NOTHING) {
        return inner;
      }
      if (inner != (all ? CommonSchemas.ANYTHING : CommonSchemas.NOTHING)) {
        left.add(inner);
      }
    }
    if (!left.isEmpty()) {
      return left;
    }
    return all ? MissingNode.getInstance() : CommonSchemas.NOTHING;
  }

  private void rule(JsonNode schema, List<String> path, ObjectNode left, List<JsonNode> besides) {
    if (!schema.has(IF)) {
      return;
    }
    JsonNode condition = remains(schema.get(IF), path);
    if (condition == CommonSchemas.ANYTHING || condition == CommonSchemas.NOTHING) {
      JsonNode then = schema.path(condition == CommonSchemas.ANYTHING ? "then" : "else");
      JsonNode concluded = then.isMissingNode() ? CommonSchemas.ANYTHING : remains(then, path);
      if (concluded != CommonSchemas.ANYTHING) {
        besides.add(concluded);
      }
      return;
    }
    left.set(IF, condition);
    for (String branch : List.of("then", "else")) {
      if (schema.has(branch)) {
        JsonNode concluded = remains(schema.get(branch), path);
        if (concluded != CommonSchemas.ANYTHING) {
          left.set(branch, concluded);
        }
      }
    }
  }
}
