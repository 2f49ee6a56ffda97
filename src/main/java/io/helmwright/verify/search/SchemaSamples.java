package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The settings that a schema suggests: both booleans, every choice, the smallest and the largest
 * number, empty and filled texts, lists and mappings, its examples and its default. They need not
 * all be valid; who tries them finds out.
 */
final class SchemaSamples {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;
  private static final int FOREIGN_DEPTH = 5;
  private static final String MADE_UP = "sample-";
  private static final Set<String> ABOUT_NAMES =
      Set.of(
          "cron-schedule",
          "dangling-volume-mount",
          "duplicate-env-var",
          "duplicate-name",
          "invalid-ingress-path",
          "probe-port");
  private static final List<String> TEXTS =
      List.of(
          "example.com",
          "https://example.com",
          "http://example.com",
          "https://example.com:8443",
          "http://example.com:8080",
          "/path",
          "10Gi",
          "100m",
          "30s",
          "1",
          "0 3 * * *",
          "name@example.com",
          "10.0.0.0/8",
          "*");

  private final SchemaView view;

  SchemaSamples(SchemaView view) {
    this.view = view;
  }

  /**
   * Samples of what a schema describes, the emptiest first.
   *
   * @param key the value's key, after which texts are named, so that no two values are the same by
   *     accident
   */
  List<JsonNode> of(String key, JsonNode schema) {
    return List.copyOf(samples(key, schema, DEEPEST));
  }

  private Set<JsonNode> samples(String key, JsonNode unresolved, int depth) {
    JsonNode schema = view.resolved(unresolved);
    Set<JsonNode> samples = new LinkedHashSet<>();
    if (depth == 0) {
      return samples;
    }
    if (schema.has("const")) {
      samples.add(schema.get("const"));
      return samples;
    }
    schema.path("enum").forEach(samples::add);
    if (schema.path("examples").size() > 0 && (schema.has("items") || isMapping(schema))) {
      // Whoever wrote examples of something large knows better what it needs.
      samples.add(schema.has("items") ? JSON.arrayNode() : JSON.objectNode());
      schema.get("examples").forEach(samples::add);
      if (schema.path("items").has("$ref") || !schema.path("items").has("properties")) {
        return samples;
      }
    }
    if (!schema.has("enum")) {
      for (String type : types(schema)) {
        if (type.equals("object") && unresolved.has("$ref")) {
          foreign(schema, depth, samples);
        } else {
          typed(type, key, schema, depth, samples);
        }
      }
    }
    if (schema.has("default")) {
      samples.add(schema.get("default"));
    }
    schema.path("examples").forEach(samples::add);
    for (String combination : List.of("anyOf", "oneOf", "allOf")) {
      for (JsonNode part : schema.path(combination)) {
        samples.addAll(samples(key, part, depth - 1));
      }
    }
    return samples;
  }

  private static List<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return List.of(type.asText());
    }
    var types = new ArrayList<String>();
    type.forEach(t -> types.add(t.asText()));
    if (types.isEmpty() && schema.has("properties")) {
      types.add("object");
    }
    return types;
  }

  private void typed(String type, String key, JsonNode schema, int depth, Set<JsonNode> samples) {
    switch (type) {
      case "boolean" -> samples.addAll(List.of(JSON.booleanNode(false), JSON.booleanNode(true)));
      case "integer", "number" -> numbers(schema, samples);
      case "string" -> texts(key, schema, samples);
      case "array" -> lists(key, schema, depth, samples);
      case "object" -> mappings(schema, depth, samples);
      case "null" -> samples.add(JSON.nullNode());
      default -> {
        // Not a type of JSON Schema: the schema is refused elsewhere.
      }
    }
  }

  private static void numbers(JsonNode schema, Set<JsonNode> samples) {
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.path(bound).isNumber()) {
        samples.add(schema.get(bound));
      }
    }
    if (!schema.has("minimum")) {
      samples.add(JSON.numberNode(0L));
    }
    samples.add(JSON.numberNode(schema.path("minimum").asLong(0) + 1));
  }

  private static void texts(String key, JsonNode schema, Set<JsonNode> samples) {
    boolean orNumber = schema.path("type").isArray() || schema.has("format");
    if (!orNumber && schema.path("minLength").asInt(0) == 0 && matches(schema, "")) {
      samples.add(TextNode.valueOf(""));
    }
    texts(key, schema).stream().findFirst().ifPresent(samples::add);
  }

  /**
   * All the texts that we know and a schema's pattern takes.
   *
   * @param key the value's key
   */
  static List<JsonNode> texts(String key, JsonNode schema) {
    var texts = new ArrayList<String>(List.of(named(key)));
    texts.addAll(TEXTS);
    List<JsonNode> matching =
        texts.stream()
            .filter(text -> matches(schema, text))
            .<JsonNode>map(TextNode::valueOf)
            .toList();
    return matching.isEmpty() ? Patterns.samples(schema.path("pattern").asText()) : matching;
  }

  /** {@code existingSecret} as {@code sample-existing-secret}. */
  private static String named(String key) {
    String name =
        key.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("[^A-Za-z0-9]+", "-")
            .toLowerCase(Locale.ROOT);
    return MADE_UP + (name.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?") ? name : "text");
  }

  /**
   * Whether a finding is about a name that was made up here: that a user names a volume that the
   * user doesn't have, or two things alike, is no fault of the chart.
   */
  static boolean blames(Finding finding) {
    return ABOUT_NAMES.contains(finding.check())
        && (finding.message() + finding.subject()).contains(MADE_UP);
  }

  private static boolean matches(JsonNode schema, String text) {
    try {
      return !schema.has("pattern")
          || Pattern.compile(schema.get("pattern").asText()).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return true; // A pattern that only other engines know; who tries finds out.
    }
  }

  private void lists(String key, JsonNode schema, int depth, Set<JsonNode> samples) {
    if (schema.path("minItems").asInt(0) == 0) {
      samples.add(JSON.arrayNode());
    }
    for (JsonNode item : samples(key, view.item(schema), depth - 1)) {
      if (!item.isObject() || !item.isEmpty()) {
        samples.add(JSON.arrayNode().add(item));
      }
    }
    if (!schema.has("items")) {
      samples.add(JSON.arrayNode().add(named(key)));
    }
  }

  private boolean isMapping(JsonNode schema) {
    return types(schema).contains("object");
  }

  private void mappings(JsonNode schema, int depth, Set<JsonNode> samples) {
    ObjectNode required = JSON.objectNode();
    for (JsonNode key : schema.path("required")) {
      last(view.properties(schema).get(key.asText()), depth, required, key.asText());
    }
    samples.add(required);
    ObjectNode full = required.deepCopy();
    view.properties(schema).forEach((key, property) -> last(property, depth, full, key));
    if (full.size() > required.size()) {
      samples.add(full);
    }
    JsonNode free = schema.path("additionalProperties");
    if (schema.path("properties").isEmpty() && !free.isBoolean()) {
      ObjectNode one = JSON.objectNode();
      last(free, depth, one, "key");
      if (one.isEmpty()) {
        one.put("key", "value");
      }
      samples.add(one);
    }
  }

  /**
   * A type that is declared elsewhere, as Kubernetes' are: what it requires, and one field more.
   */
  private void foreign(JsonNode schema, int depth, Set<JsonNode> samples) {
    ObjectNode required = JSON.objectNode();
    for (JsonNode key : schema.path("required")) {
      last(view.properties(schema).get(key.asText()), depth, required, key.asText());
    }
    samples.add(required);
    for (var property : view.properties(schema).entrySet()) {
      ObjectNode more = required.deepCopy();
      if (!required.has(property.getKey())) {
        last(property.getValue(), Math.min(depth, FOREIGN_DEPTH), more, property.getKey());
      }
      if (more.size() > required.size()) {
        samples.add(more);
        return;
      }
    }
  }

  /** Sets a key to the fullest of its samples. */
  private void last(JsonNode schema, int depth, ObjectNode into, String key) {
    if (schema == null || schema.isMissingNode()) {
      return;
    }
    JsonNode fullest = null;
    for (JsonNode sample : samples(key, schema, depth - 1)) {
      if (fullest == null || sample.toString().length() > fullest.toString().length()) {
        fullest = sample;
      }
    }
    if (fullest != null) {
      into.set(key, fullest);
    }
  }
}
