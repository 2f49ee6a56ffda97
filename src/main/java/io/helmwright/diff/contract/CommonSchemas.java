package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two schemas in one common form: only what is asserted, without annotations and without what says
 * nothing; equal parts are the same object; references lead into one set of definitions.
 */
final class CommonSchemas {

  static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();
  static final JsonNode NOTHING = BooleanNode.FALSE;

  private static final Set<String> WITH_SCHEMA =
      Set.of(
          "not",
          "if",
          "then",
          "else",
          "items",
          "additionalItems",
          "contains",
          "additionalProperties",
          "propertyNames",
          "unevaluatedProperties",
          "unevaluatedItems");
  private static final Set<String> WITH_SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> WITH_NAMED_SCHEMAS =
      Set.of("properties", "patternProperties", "dependentSchemas", "dependencies");
  private static final Set<String> NOT_DRAFT_07 =
      Set.of(
          "$id",
          "$dynamicRef",
          "$recursiveRef",
          "prefixItems",
          "dependentRequired",
          "dependentSchemas",
          "minContains",
          "maxContains",
          "unevaluatedProperties",
          "unevaluatedItems");
  private static final Set<String> DYNAMIC = Set.of("$dynamicRef", "$recursiveRef");
  private static final Set<String> PLAIN =
      Set.of(
          "type",
          "enum",
          "const",
          "multipleOf",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "minLength",
          "maxLength",
          "pattern",
          "format",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "required",
          "dependentRequired",
          "minContains",
          "maxContains");
  private static final Set<String> SAY_NOTHING =
      Set.of("minLength 0", "minItems 0", "minProperties 0", "uniqueItems false", "required []");
  private static final Set<String> SAY_NOTHING_WHEN_OPEN =
      Set.of(
          "additionalProperties",
          "additionalItems",
          "items",
          "propertyNames",
          "then",
          "else",
          "properties",
          "patternProperties");

  private final Map<JsonNode, JsonNode> interned = new HashMap<>();
  private final Map<JsonNode, Integer> identities = new IdentityHashMap<>();
  private final Map<String, JsonNode> definitions = new LinkedHashMap<>();
  private final Map<String, String> definitionNames = new HashMap<>();
  private final JsonNode before;
  private final JsonNode after;

  CommonSchemas(JsonNode before, JsonNode after) {
    Set<String> shared = shared(before, after);
    this.before = new Side(before, "before", shared).read();
    this.after = new Side(after, "after", shared).read();
  }

  JsonNode before() {
    return before;
  }

  JsonNode after() {
    return after;
  }

  /** What a reference means; the reference itself if that isn't known. */
  JsonNode resolved(JsonNode schema) {
    JsonNode resolved = schema;
    var seen = new HashSet<String>();
    while (resolved.path("$ref").isTextual() && seen.add(resolved.get("$ref").asText())) {
      JsonNode target = definitions.get(resolved.get("$ref").asText());
      if (target == null) {
        return resolved;
      }
      resolved = target;
    }
    return resolved;
  }

  /** The one object for all that are equal. */
  JsonNode intern(JsonNode node) {
    return interned.computeIfAbsent(node, same -> same);
  }

  JsonNode schema(String keyword, JsonNode value) {
    return intern(JsonNodeFactory.instance.objectNode().set(keyword, value));
  }

  /** A number that only this object has. */
  int identity(JsonNode interned) {
    return identities.computeIfAbsent(interned, any -> identities.size());
  }

  /** Schemas of either side as one that a validator takes: all of them must hold. */
  String text(List<JsonNode> all) {
    ObjectNode text = JsonNodeFactory.instance.objectNode();
    text.putArray("allOf").addAll(all);
    var needed = new LinkedHashMap<String, JsonNode>();
    all.forEach(schema -> collect(schema, needed));
    needed.forEach(text.withObject("/definitions")::set);
    return text.toString().replace("\"$ref\":\"", "\"$ref\":\"#/definitions/");
  }

  /** Whether a validator of draft-07 takes what {@link #text} gives it as it is meant. */
  boolean isPlain(List<JsonNode> all) {
    var needed = new LinkedHashMap<String, JsonNode>();
    all.forEach(schema -> collect(schema, needed));
    return Stream.concat(all.stream(), needed.values().stream())
        .allMatch(
            schema ->
                NOT_DRAFT_07.stream().allMatch(keyword -> schema.findValue(keyword) == null)
                    && schema.findValues("$ref").stream()
                        .allMatch(reference -> definitions.containsKey(reference.asText())));
  }

  private void collect(JsonNode schema, Map<String, JsonNode> needed) {
    for (JsonNode reference : schema.findValues("$ref")) {
      JsonNode target = definitions.get(reference.asText());
      if (target != null && needed.putIfAbsent(reference.asText(), target) == null) {
        collect(target, needed);
      }
    }
  }

  /** The references that mean the same on both sides, down to what they refer to. */
  private Set<String> shared(JsonNode before, JsonNode after) {
    Map<String, JsonNode> olds = new Side(before, "", Set.of()).targets();
    Map<String, JsonNode> news = new Side(after, "", Set.of()).targets();
    var shared = new LinkedHashSet<String>();
    olds.forEach(
        (reference, target) -> {
          if (target.equals(news.get(reference))) {
            shared.add(reference);
          }
        });
    while (shared.removeIf(
        reference ->
            olds.get(reference).findValuesAsText("$ref").stream()
                .anyMatch(inner -> !shared.contains(inner)))) {
      // Until nothing leads to anything else.
    }
    return shared;
  }

  /** Reads one of the schemas. */
  private final class Side {
    private final JsonNode root;
    private final String prefix;
    private final Set<String> shared;
    private final boolean referencesStandAlone;
    private final Map<String, String> names = new LinkedHashMap<>();

    Side(JsonNode root, String prefix, Set<String> shared) {
      this.root = root;
      this.prefix = prefix;
      this.shared = shared;
      // Up to draft-07 what stands beside a reference is ignored. Helm takes a schema that names no
      // draft for one of the newest.
      this.referencesStandAlone = root.path("$schema").asText().contains("draft-0");
    }

    JsonNode read() {
      JsonNode read = normal(root);
      targets().forEach((reference, target) -> definitions.put(names.get(reference), target));
      return read;
    }

    Map<String, JsonNode> targets() {
      var targets = new LinkedHashMap<String, JsonNode>();
      normal(root);
      var open = new ArrayList<>(names.keySet());
      while (!open.isEmpty()) {
        String reference = open.remove(0);
        JsonNode target = reference.startsWith("#") ? pointed(reference) : null;
        if (target != null && !target.isMissingNode() && !targets.containsKey(reference)) {
          targets.put(reference, normal(target));
          names.keySet().stream().filter(r -> !targets.containsKey(r)).forEach(open::add);
        }
      }
      return targets;
    }

    private JsonNode pointed(String reference) {
      String pointer = reference.substring(1).replace("%24", "$").replace("%25", "%");
      return pointer.isEmpty() || pointer.startsWith("/") ? root.at(pointer) : null;
    }

    private JsonNode normal(JsonNode schema) {
      if (!schema.isObject()) {
        return schema.isBoolean() && !schema.asBoolean() ? NOTHING : ANYTHING;
      }
      ObjectNode normal = JsonNodeFactory.instance.objectNode();
      if (schema != root && !schema.path("$id").asText("#").startsWith("#")) {
        // References in it lead elsewhere; equal to nothing, it is never taken for understood.
        return intern(normal.put("$id", prefix + schema.get("$id").asText()));
      }
      if (schema.path("$ref").isTextual()) {
        String reference = schema.get("$ref").asText();
        normal.put("$ref", names.computeIfAbsent(reference, this::name));
        if (referencesStandAlone) {
          return intern(normal);
        }
      }
      schema
          .properties()
          .forEach(
              entry -> {
                JsonNode value = value(entry.getKey(), entry.getValue());
                if (value != null && !saysNothing(entry.getKey(), value)) {
                  normal.set(entry.getKey(), value);
                }
              });
      if (normal.has("$ref") && normal.size() > 1) {
        JsonNode reference = intern(normal.objectNode().set("$ref", normal.remove("$ref")));
        normal.withArrayProperty("allOf").add(reference); // Both hold.
      }
      return normal.isEmpty() ? ANYTHING : intern(normal);
    }

    private String name(String reference) {
      if (prefix.isEmpty()) {
        return reference;
      }
      String side = shared.contains(reference) ? "both" : prefix;
      return definitionNames.computeIfAbsent(side + reference, any -> "d" + definitionNames.size());
    }

    /** A keyword's value in the common form; null for what asserts nothing. */
    private JsonNode value(String keyword, JsonNode value) {
      if (keyword.equals("items") && value.isArray() || WITH_SCHEMAS.contains(keyword)) {
        var list = JsonNodeFactory.instance.arrayNode();
        value.forEach(part -> list.add(normal(part)));
        return list;
      }
      if (WITH_SCHEMA.contains(keyword)) {
        return normal(value);
      }
      if (WITH_NAMED_SCHEMAS.contains(keyword)) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        value
            .properties()
            .forEach(
                e -> {
                  boolean keys = e.getValue().isArray(); // as in dependencies
                  named.set(e.getKey(), keys ? e.getValue() : normal(e.getValue()));
                });
        return named;
      }
      if (DYNAMIC.contains(keyword)) {
        return TextNode.valueOf(prefix + value.asText()); // Equal text may mean something else.
      }
      if (!PLAIN.contains(keyword)) {
        return null;
      }
      boolean set = value.isArray() && Set.of("type", "enum", "required").contains(keyword);
      return set ? sorted(keyword, value) : value;
    }

    private JsonNode sorted(String keyword, JsonNode value) {
      var items = new ArrayList<JsonNode>();
      value.forEach(items::add);
      items.sort(Comparator.comparing(JsonNode::toString));
      if (keyword.equals("type") && items.size() == 1) {
        return items.get(0);
      }
      return JsonNodeFactory.instance.arrayNode().addAll(new LinkedHashSet<>(items));
    }

    private boolean saysNothing(String keyword, JsonNode value) {
      return SAY_NOTHING.contains(keyword + " " + value)
          || SAY_NOTHING_WHEN_OPEN.contains(keyword) && value.isObject() && value.isEmpty();
    }
  }
}
