package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.JsonSchemas;
import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the objects of a schema that take a misspelt key: each is tried. Maps of any keys are free
 * on purpose: those with a schema for what they hold, or with a name that says so.
 */
final class OpenSchema {

  /** A step into a list. */
  private static final String ITEM = "[0]";

  private static final Pattern FREE =
      Pattern.compile(
          "(?i).*(labels|annotations|selector|config|configuration|env|data|secrets|parameters"
              + "|resources|requests|limits|securityContext|affinity|files|options|settings"
              + "|headers|args|values)|extra.*");

  private final JsonNode schema;
  private final ObjectNode defaults;
  private final JsonSchemas validator;
  private final Set<String> seen = new HashSet<>();
  private final List<Fault> found = new ArrayList<>();

  private OpenSchema(String schema, ObjectNode defaults) {
    this.schema = CheckedFiles.yaml(schema);
    this.defaults = defaults;
    validator = JsonSchemas.asHelm(name -> schema, "value");
  }

  static Stream<Fault> find(CheckedFiles chart) {
    String text = chart.text(ValuesChecks.SCHEMA).orElse("");
    if (text.isEmpty() || !(chart.values() instanceof ObjectNode defaults)) {
      return Stream.of();
    }
    var open = new OpenSchema(text, defaults);
    Set<String> others = new HashSet<>(Set.of("global"));
    for (JsonNode dependency : chart.metadata().path("dependencies")) {
      others.add(dependency.path("alias").asText(dependency.path("name").asText()));
    }
    open.walk(List.of(open.schema), List.of(), defaults, others);
    return open.found.stream();
  }

  /**
   * Looks at one object.
   *
   * @param nodes all that the schema says about it, in several places
   */
  private void walk(List<JsonNode> nodes, List<String> path, JsonNode values, Set<String> others) {
    List<JsonNode> parts =
        nodes.stream().flatMap(node -> parts(node, new HashSet<>()).stream()).toList();
    Map<String, List<JsonNode>> declared = new LinkedHashMap<>();
    for (JsonNode part : parts) {
      for (var property : part.path("properties").properties()) {
        if (!others.contains(property.getKey())) {
          declared
              .computeIfAbsent(property.getKey(), key -> new ArrayList<>())
              .add(property.getValue());
        }
      }
    }
    Set<String> keys = new LinkedHashSet<>(declared.keySet());
    values.fieldNames().forEachRemaining(keys::add);
    keys.removeAll(others);
    if (!parts.isEmpty() && !keys.isEmpty() && !isFree(parts, declared.isEmpty(), path)) {
      check(path, misspelt(keys));
    }
    declared.forEach((key, own) -> walk(own, append(path, key), values.path(key), Set.of()));
    List<JsonNode> items =
        parts.stream().map(part -> part.path("items")).filter(JsonNode::isObject).toList();
    if (!items.isEmpty()) {
      walk(items, append(path, ITEM), MissingNode.getInstance(), Set.of());
    }
  }

  private void check(List<String> path, String key) {
    if (accepts(path, key)) {
      String accepted = String.join(".", append(path, key)).replace(".[", "[");
      String place = String.join(".", path).replace(".[", "[");
      String subject = ("values " + place).strip();
      found.add(new Fault(ValuesChecks.SCHEMA, 0, subject, "it accepts the value " + accepted));
    }
  }

  private static boolean isFree(List<JsonNode> parts, boolean undeclared, List<String> path) {
    String name = path.isEmpty() ? "" : path.get(path.size() - 1);
    return undeclared && FREE.matcher(name).matches() || parts.stream().anyMatch(OpenSchema::isMap);
  }

  private static boolean isMap(JsonNode part) {
    return part.path("additionalProperties").isObject() || part.has("patternProperties");
  }

  private static List<String> append(List<String> path, String step) {
    return Stream.concat(path.stream(), Stream.of(step)).toList();
  }

  private static String misspelt(Set<String> keys) {
    String key = keys.iterator().next();
    String other = key + key.charAt(key.length() - 1);
    return keys.contains(other) ? key + "Misspelt" : other;
  }

  /** A schema and those that it takes in; nothing if a definition was looked at before. */
  private List<JsonNode> parts(JsonNode node, Set<String> within) {
    var parts = new ArrayList<JsonNode>();
    String reference = node.path("$ref").asText();
    if (reference.startsWith("#")) {
      if (!within.add(reference) || !seen.add(reference)) {
        return List.of();
      }
      parts.addAll(parts(schema.at(reference.substring(1)), within));
    }
    parts.add(node);
    for (String choice : List.of("allOf", "anyOf", "oneOf")) {
      node.path(choice).forEach(part -> parts.addAll(parts(part, within)));
    }
    return parts;
  }

  /** Whether a key more is no problem more. */
  private boolean accepts(List<String> path, String key) {
    var without = new HashSet<>(validator.validate(ValuesChecks.SCHEMA, "", at(path, null)));
    return without.containsAll(validator.validate(ValuesChecks.SCHEMA, "", at(path, key)));
  }

  /** The defaults with an object at a path, which has the key if one is given. */
  private ObjectNode at(List<String> path, String key) {
    ObjectNode root = defaults.deepCopy();
    JsonNode place = root;
    for (int i = 0; i < path.size(); i++) {
      boolean list = i + 1 < path.size() && path.get(i + 1).equals(ITEM);
      place = step(place, path.get(i), list);
    }
    if (key != null) {
      ((ObjectNode) place).put(key, "x");
    }
    return root;
  }

  private static JsonNode step(JsonNode place, String step, boolean list) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    JsonNode inner = list ? nodes.arrayNode() : nodes.objectNode();
    if (step.equals(ITEM)) {
      ((ArrayNode) place).removeAll().add(inner);
      return inner;
    }
    JsonNode there = place.path(step);
    if (list || !there.isObject()) {
      ((ObjectNode) place).set(step, inner);
      return inner;
    }
    return there;
  }
}
