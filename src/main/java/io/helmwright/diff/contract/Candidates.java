package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.diff.contract.Conjunction.Kind;
import io.helmwright.verify.search.Patterns;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Values that may be valid under one schema and not under another; who tries them finds out. */
final class Candidates {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 8;
  private static final int LONGEST = 300;

  /** Schemas that values are made of for one obstacle, counted again where they recur. */
  private static final int MOST_SCHEMAS = 400;

  private static final List<String> BOUNDS =
      List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
  private static final List<String> TEXTS =
      List.of(
          "", "a", "A", "1", "a b", "/a", "a.b", "a@b.c", "https://a.b", "10.0.0.1", "2020-01-01");

  private final CommonSchemas schemas;
  private final BiPredicate<Conjunction, JsonNode> accepts;
  private int budget;

  Candidates(CommonSchemas schemas, BiPredicate<Conjunction, JsonNode> accepts) {
    this.schemas = schemas;
    this.accepts = accepts;
  }

  /** Documents that get by all but the obstacle, perhaps; made when they are asked for. */
  Stream<JsonNode> documents(Obstacle obstacle, JsonNode hints) {
    Conjunction held = obstacle.place().schema();
    Conjunction wanted = Conjunction.of(schemas, List.of(obstacle.schema()));
    budget = MOST_SCHEMAS;
    JsonNode hint = hint(obstacle.place(), hints);
    var values = new LinkedHashSet<JsonNode>();
    if (!hint.isMissingNode()) {
      values.add(hint); // What users have most likely.
    }
    values.addAll(values(held, wanted, hint, DEEPEST));
    return values.stream()
        .filter(value -> accepts.test(held, value) && !accepts.test(wanted, value))
        .flatMap(
            value ->
                Stream.of(false, true).map(whole -> around(obstacle.place(), value, hints, whole)))
        .distinct();
  }

  private static JsonNode hint(Place place, JsonNode hints) {
    return place.above().map(outer -> hint(outer, hints).path(place.step())).orElse(hints);
  }

  /** A document that has the value at its place, and what else must be there. */
  private JsonNode around(Place place, JsonNode value, JsonNode hints, boolean whole) {
    if (place.above().isEmpty()) {
      return value;
    }
    Place outer = place.above().get();
    if (place.step().equals(Place.ITEM)) {
      ArrayNode list = JSON.arrayNode();
      for (int i = 0; i < Math.min(place.before(), LONGEST); i++) {
        list.add(value(outer.schema().item(i), MissingNode.getInstance(), DEEPEST));
      }
      int least = outer.schema().highest("minItems").map(BigDecimal::intValue).orElse(1);
      do {
        list.add(value);
      } while (list.size() < Math.min(least, LONGEST));
      return around(outer, list, hints, whole);
    }
    JsonNode hint = hint(outer, hints);
    ObjectNode mapping = whole ? mapping(outer.schema(), hint, DEEPEST) : JSON.objectNode();
    mapping.set(
        place.step().equals(Place.ANY_KEY) ? freeKey(outer.schema(), value) : place.step(), value);
    return around(outer, mapping, hints, whole);
  }

  private String freeKey(Conjunction mapping, JsonNode value) {
    return keys(mapping).stream()
        .map(JsonNode::asText)
        .filter(key -> !mapping.names().contains(key))
        .filter(key -> accepts.test(mapping.property(key), value))
        .findFirst()
        .orElse("key");
  }

  private List<JsonNode> keys(Conjunction mapping) {
    var keys = new ArrayList<JsonNode>();
    mapping
        .all("patternProperties")
        .forEach(p -> p.fieldNames().forEachRemaining(name -> keys.addAll(Patterns.samples(name))));
    Conjunction names = Conjunction.of(schemas, mapping.all("propertyNames").toList());
    keys.addAll(
        0, List.of(TextNode.valueOf("key"), TextNode.valueOf("Key"), TextNode.valueOf("a.b/c")));
    names.all("enum").forEach(e -> e.forEach(keys::add));
    names.all("pattern").forEach(p -> keys.addAll(Patterns.samples(p.asText())));
    keys.removeIf(key -> !accepts.test(names, key));
    return keys;
  }

  /** Values near the edges of both schemas. */
  private Set<JsonNode> values(Conjunction held, Conjunction wanted, JsonNode hint, int depth) {
    var values = new LinkedHashSet<JsonNode>();
    if (depth == 0 || budget-- <= 0) {
      return values;
    }
    for (Conjunction side : List.of(held, wanted)) {
      side.all("const").forEach(values::add);
      side.all("enum").forEach(choices -> choices.forEach(values::add));
    }
    wanted.all("not").forEach(not -> values.addAll(values(held.and(not), wanted, hint, depth - 1)));
    for (Kind kind : held.kinds()) {
      switch (kind) {
        case NULL -> values.add(JSON.nullNode());
        case BOOLEAN -> values.addAll(List.of(JSON.booleanNode(false), JSON.booleanNode(true)));
        case INTEGER, FRACTION -> numbers(held, wanted, kind, values);
        case STRING -> texts(held, wanted, values);
        case ARRAY -> lists(held, wanted, depth, values);
        case OBJECT -> mappings(held, wanted, hint, depth, values);
      }
    }
    for (String keyword : List.of("anyOf", "oneOf")) {
      for (Conjunction side : List.of(held, wanted)) {
        for (JsonNode alternatives : side.all(keyword).toList()) {
          for (JsonNode one : alternatives) {
            Conjunction both = without(held, keyword, alternatives).and(one);
            values.addAll(values(both, without(wanted, keyword, alternatives), hint, depth - 1));
          }
        }
      }
    }
    return values;
  }

  private static Conjunction without(Conjunction schema, String keyword, JsonNode value) {
    Conjunction rest = schema;
    for (JsonNode member : schema.members()) {
      rest = value.equals(member.get(keyword)) ? rest.without(member) : rest;
    }
    return rest;
  }

  private static void numbers(Conjunction held, Conjunction wanted, Kind kind, Set<JsonNode> into) {
    var bounds = new ArrayList<BigDecimal>();
    for (String keyword : BOUNDS) {
      var old = held.all(keyword).filter(JsonNode::isNumber).findFirst();
      var now = wanted.all(keyword).filter(JsonNode::isNumber).findFirst();
      if (old.isPresent() && now.isPresent()) {
        long sum = old.get().longValue() + now.get().longValue();
        into.add(JSON.numberNode(Math.floorDiv(sum, 2)));
      }
      old.map(JsonNode::decimalValue).ifPresent(bounds::add);
      now.map(JsonNode::decimalValue).ifPresent(bounds::add);
    }
    bounds.add(BigDecimal.ZERO);
    for (BigDecimal bound : bounds) {
      for (String offset :
          kind == Kind.INTEGER ? List.of("0", "1", "-1") : List.of("0", "0.5", "-0.5")) {
        BigDecimal number = bound.add(new BigDecimal(offset)).stripTrailingZeros();
        if (number.scale() <= 0) {
          into.add(JSON.numberNode(number.longValue()));
        } else {
          into.add(JSON.numberNode(number.doubleValue()));
        }
      }
    }
  }

  private static void texts(Conjunction held, Conjunction wanted, Set<JsonNode> into) {
    TEXTS.forEach(text -> into.add(TextNode.valueOf(text)));
    var lengths = new LinkedHashSet<Integer>();
    for (Conjunction side : List.of(held, wanted)) {
      for (String keyword : List.of("minLength", "maxLength")) {
        side.all(keyword)
            .forEach(n -> lengths.addAll(List.of(n.asInt() - 1, n.asInt(), n.asInt() + 1)));
      }
      side.all("pattern").forEach(pattern -> into.addAll(Patterns.samples(pattern.asText())));
    }
    for (int length : lengths) {
      if (length > 0 && length <= LONGEST) {
        into.add(TextNode.valueOf("a".repeat(length)));
        into.add(TextNode.valueOf("1".repeat(length)));
      }
    }
  }

  private void lists(Conjunction held, Conjunction wanted, int depth, Set<JsonNode> into) {
    var items =
        new ArrayList<>(
            values(held.item(-1), wanted.item(-1), MissingNode.getInstance(), depth - 1));
    items.removeIf(item -> !accepts.test(held.item(-1), item));
    var sizes = new LinkedHashSet<>(List.of(0, 1, 2));
    for (Conjunction side : List.of(held, wanted)) {
      for (String keyword : List.of("minItems", "maxItems")) {
        side.all(keyword).forEach(n -> sizes.addAll(List.of(n.asInt(), n.asInt() + 1)));
      }
    }
    for (int size : sizes) {
      ArrayNode different = JSON.arrayNode();
      ArrayNode same = JSON.arrayNode();
      for (int i = 0; i < Math.min(size, LONGEST) && !items.isEmpty(); i++) {
        different.add(items.get(i % items.size()));
        same.add(items.get(0));
      }
      into.add(different);
      into.add(same);
    }
    items.forEach(item -> into.add(JSON.arrayNode().add(item)));
  }

  private void mappings(
      Conjunction held, Conjunction wanted, JsonNode hint, int depth, Set<JsonNode> into) {
    ObjectNode required = mapping(held, hint, depth);
    into.add(required);
    List<JsonNode> names = new ArrayList<>();
    wanted.names().forEach(name -> names.add(TextNode.valueOf(name)));
    held.names().forEach(name -> names.add(TextNode.valueOf(name)));
    for (String keyword : List.of("dependencies", "dependentRequired")) {
      wanted
          .all(keyword)
          .forEach(d -> d.fieldNames().forEachRemaining(name -> names.add(TextNode.valueOf(name))));
    }
    names.addAll(keys(held));
    ObjectNode filled = required.deepCopy();
    for (JsonNode name : names) {
      JsonNode value = value(held.property(name.asText()), hint.path(name.asText()), depth - 1);
      if (!value.isMissingNode()) {
        filled.set(name.asText(), value);
        into.add(filled.deepCopy());
        into.add(required.deepCopy().<ObjectNode>set(name.asText(), value));
      }
    }
  }

  /** What must be in a mapping. */
  private ObjectNode mapping(Conjunction held, JsonNode hint, int depth) {
    ObjectNode mapping = JSON.objectNode();
    for (String key : held.required()) {
      JsonNode value = value(held.property(key), hint.path(key), depth - 1);
      if (!value.isMissingNode()) {
        mapping.set(key, value);
      }
    }
    return mapping;
  }

  /** One valid value, the hint if it is; missing if there is none. */
  private JsonNode value(Conjunction held, JsonNode hint, int depth) {
    if (depth <= 0) {
      return MissingNode.getInstance();
    }
    if (!hint.isMissingNode() && accepts.test(held, hint)) {
      return hint;
    }
    Conjunction anything = Conjunction.of(schemas, List.of());
    if (held.kinds().contains(Kind.OBJECT) && !held.required().isEmpty()) {
      JsonNode mapping = mapping(held, hint, depth);
      if (accepts.test(held, mapping)) {
        return mapping;
      }
    }
    return values(held, anything, hint, Math.min(depth, 3)).stream()
        .filter(value -> accepts.test(held, value))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
