package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Schemas that all hold for one value. What it answers may leave some of them out of account, never
 * add to them: whatever it doesn't know makes it wider.
 */
final class Conjunction {

  /** The types of JSON; a number without a fraction is an integer. */
  enum Kind {
    NULL,
    BOOLEAN,
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    FRACTION;

    static Set<Kind> of(JsonNode type) {
      Set<Kind> kinds = EnumSet.noneOf(Kind.class);
      if (type.isArray()) {
        type.forEach(one -> kinds.addAll(of(one)));
        return kinds;
      }
      switch (type.asText()) {
        case "null" -> kinds.add(NULL);
        case "boolean" -> kinds.add(BOOLEAN);
        case "object" -> kinds.add(OBJECT);
        case "array" -> kinds.add(ARRAY);
        case "string" -> kinds.add(STRING);
        case "integer" -> kinds.add(INTEGER);
        case "number" -> kinds.addAll(EnumSet.of(INTEGER, FRACTION));
        default -> {
          // No type of JSON Schema; nothing has it.
        }
      }
      return kinds;
    }

    String type() {
      return this == FRACTION ? "number" : name().toLowerCase(Locale.ROOT);
    }
  }

  private final CommonSchemas schemas;
  private final List<JsonNode> members;
  private final Map<String, Conjunction> properties = new HashMap<>();
  private BitSet key;
  private Set<Kind> kinds;

  private Conjunction(CommonSchemas schemas, Collection<JsonNode> members) {
    this.schemas = schemas;
    this.members = List.copyOf(members);
  }

  static Conjunction of(CommonSchemas schemas, Collection<JsonNode> all) {
    var members = new ArrayList<JsonNode>();
    var seen = new BitSet();
    all.forEach(schema -> flatten(schemas, schema, members, seen));
    return new Conjunction(schemas, members);
  }

  private static void flatten(
      CommonSchemas schemas, JsonNode schema, List<JsonNode> into, BitSet seen) {
    JsonNode resolved = schemas.resolved(schema);
    if (resolved.isObject() && resolved.isEmpty()) {
      return;
    }
    int identity = schemas.identity(resolved);
    if (seen.get(identity)) {
      return;
    }
    seen.set(identity);
    into.add(resolved);
    resolved.path("allOf").forEach(part -> flatten(schemas, part, into, seen));
  }

  Conjunction and(JsonNode schema) {
    var all = new ArrayList<>(members);
    all.add(schema);
    return of(schemas, all);
  }

  Conjunction without(JsonNode member) {
    return new Conjunction(schemas, members.stream().filter(m -> m != member).toList());
  }

  Conjunction only(Kind kind) {
    var type = TextNode.valueOf(kind.type());
    return kinds().size() == 1 ? this : and(schemas.schema("type", type));
  }

  List<JsonNode> members() {
    return members;
  }

  boolean has(JsonNode schema) {
    return members.stream().anyMatch(member -> member == schema);
  }

  /** Whether one of them says exactly this. */
  boolean says(String keyword, JsonNode value) {
    return members.stream().anyMatch(member -> value.equals(member.get(keyword)));
  }

  Stream<JsonNode> all(String keyword) {
    return members.stream().filter(m -> m.has(keyword)).map(m -> m.get(keyword));
  }

  Set<Kind> kinds() {
    if (kinds == null) {
      Set<Kind> all = EnumSet.allOf(Kind.class);
      all("type").forEach(type -> all.retainAll(Kind.of(type)));
      kinds = all;
    }
    return kinds;
  }

  /** The values that it chooses from, if it does; not each of them need be valid. */
  Optional<List<JsonNode>> choices() {
    Optional<JsonNode> constant = all("const").findFirst();
    if (constant.isPresent()) {
      return constant.map(List::of);
    }
    Optional<List<JsonNode>> choices =
        all("enum")
            .findFirst()
            .map(
                values -> {
                  var list = new ArrayList<JsonNode>();
                  values.forEach(list::add);
                  return list;
                });
    return choices.or(() -> named(kinds()));
  }

  private static Optional<List<JsonNode>> named(Set<Kind> kinds) {
    if (!EnumSet.of(Kind.BOOLEAN, Kind.NULL).containsAll(kinds)) {
      return Optional.empty();
    }
    var json = JsonNodeFactory.instance;
    var values = new ArrayList<JsonNode>();
    if (kinds.contains(Kind.BOOLEAN)) {
      values.addAll(List.of(json.booleanNode(false), json.booleanNode(true)));
    }
    if (kinds.contains(Kind.NULL)) {
      values.add(json.nullNode());
    }
    return Optional.of(values);
  }

  /** The highest of the lower bounds that a keyword sets. */
  Optional<BigDecimal> highest(String keyword) {
    return all(keyword)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .max(BigDecimal::compareTo);
  }

  /** The lowest of the upper bounds that a keyword sets. */
  Optional<BigDecimal> lowest(String keyword) {
    return all(keyword)
        .filter(JsonNode::isNumber)
        .map(JsonNode::decimalValue)
        .min(BigDecimal::compareTo);
  }

  Set<String> required() {
    var required = new LinkedHashSet<String>();
    all("required").forEach(keys -> keys.forEach(key -> required.add(key.asText())));
    return required;
  }

  /** The keys that are declared by name. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    all("properties").forEach(p -> p.fieldNames().forEachRemaining(names::add));
    return names;
  }

  /** What holds for the value of a key. */
  Conjunction property(String name) {
    Conjunction known = properties.get(name);
    if (known == null) {
      known = about(name);
      properties.put(name, known);
    }
    return known;
  }

  private Conjunction about(String name) {
    var all = new ArrayList<JsonNode>();
    members.forEach(member -> all.addAll(Mappings.certain(member, name)));
    return of(schemas, all);
  }

  /** What holds for an item of a list; for those after all that are told apart if -1. */
  Conjunction item(int index) {
    var all = new ArrayList<JsonNode>();
    for (JsonNode member : members) {
      JsonNode items = member.path("items");
      if (items.isArray()) {
        JsonNode more = member.path("additionalItems");
        JsonNode at = index >= 0 && index < items.size() ? items.get(index) : more;
        if (!at.isMissingNode()) {
          all.add(at);
        }
      } else if (!items.isMissingNode() && !member.has("prefixItems")) {
        all.add(items);
      }
    }
    return of(schemas, all);
  }

  /** The same for all conjunctions of the same members. */
  Object key() {
    if (key == null) {
      var identities = new BitSet();
      members.forEach(member -> identities.set(schemas.identity(member)));
      key = identities;
    }
    return key;
  }
}
