package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.diff.contract.Conjunction.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What it takes for each keyword of JSON Schema draft-07 to be implied. */
final class Keywords {

  private static final Set<String> IN_COMPANY =
      Set.of(
          "if",
          "then",
          "else",
          "items",
          "additionalItems",
          "additionalProperties",
          "contains",
          "minContains",
          "maxContains",
          "unevaluatedProperties",
          "unevaluatedItems");
  private static final Map<String, Kind> ABOUT =
      Map.ofEntries(
          Map.entry("minLength", Kind.STRING),
          Map.entry("maxLength", Kind.STRING),
          Map.entry("pattern", Kind.STRING),
          Map.entry("format", Kind.STRING),
          Map.entry("items", Kind.ARRAY),
          Map.entry("additionalItems", Kind.ARRAY),
          Map.entry("minItems", Kind.ARRAY),
          Map.entry("maxItems", Kind.ARRAY),
          Map.entry("uniqueItems", Kind.ARRAY),
          Map.entry("contains", Kind.ARRAY),
          Map.entry("required", Kind.OBJECT),
          Map.entry("properties", Kind.OBJECT),
          Map.entry("patternProperties", Kind.OBJECT),
          Map.entry("additionalProperties", Kind.OBJECT),
          Map.entry("propertyNames", Kind.OBJECT),
          Map.entry("minProperties", Kind.OBJECT),
          Map.entry("maxProperties", Kind.OBJECT),
          Map.entry("dependencies", Kind.OBJECT));

  private final Proof proof;

  Keywords(Proof proof) {
    this.proof = proof;
  }

  /** Whether all keywords of a schema are implied; those that aren't are obstacles. */
  boolean hold(Place place, JsonNode wanted) {
    boolean all = true;
    for (Map.Entry<String, JsonNode> keyword : wanted.properties()) {
      all &= holds(place, wanted, keyword.getKey(), keyword.getValue());
    }
    return all;
  }

  private boolean holds(Place place, JsonNode wanted, String keyword, JsonNode value) {
    Conjunction held = place.schema();
    Kind about = ABOUT.get(keyword);
    if (about != null && !held.kinds().contains(about)
        || !isInCompany(wanted, keyword) && held.says(keyword, value)) {
      return true;
    }
    return switch (keyword) {
      case "then", "else", "minContains", "maxContains" -> true; // Seen to with if and contains.
      case "allOf" -> each(place, value);
      case "anyOf" -> anyOf(place, value) || proof.refuse(place, wanted, keyword);
      case "oneOf" -> oneOf(place, value) || proof.refuse(place, wanted, keyword);
      case "not" -> proof.isEmpty(and(place, value)) || proof.refuse(place, wanted, keyword);
      case "if" -> rule(place, wanted);
      case "required" -> required(place, value);
      case "properties", "patternProperties" ->
          wanted.has("additionalProperties")
              || keyword.equals("patternProperties") && wanted.has("properties")
              || new MappingProof(proof, place, wanted).holds();
      case "additionalProperties" -> new MappingProof(proof, place, wanted).holds();
      case "propertyNames" -> names(place, wanted, value);
      case "items" -> items(place, wanted, value);
      case "additionalItems" -> true; // Seen to with items.
      case "contains" ->
          says(held, wanted, "contains", "minContains", "maxContains")
              || proof.refuse(place, wanted, keyword);
      default -> plain(held, keyword, value) || proof.refuse(place, wanted, keyword);
    };
  }

  /** Whether what a keyword asserts depends on those beside it. */
  private static boolean isInCompany(JsonNode wanted, String keyword) {
    return IN_COMPANY.contains(keyword)
        || keyword.equals("properties") && wanted.has("patternProperties");
  }

  /** Whether one of the schemas that hold says the same of some keywords, together. */
  private static boolean says(Conjunction held, JsonNode wanted, String... keywords) {
    return held.members().stream()
        .anyMatch(
            member ->
                Stream.of(keywords).allMatch(word -> wanted.path(word).equals(member.path(word))));
  }

  /** Keywords that are about the value itself and no part of it. */
  private static boolean plain(Conjunction held, String keyword, JsonNode value) {
    return switch (keyword) {
      case "type" -> Kind.of(value).containsAll(held.kinds());
      case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum" ->
          !held.kinds().contains(Kind.INTEGER) && !held.kinds().contains(Kind.FRACTION)
              || new Bounds(held).implies(keyword, value);
      case "multipleOf" -> multiple(held, value);
      case "minLength", "minItems" ->
          held.highest(keyword).filter(b -> b.compareTo(value.decimalValue()) >= 0).isPresent();
      case "maxLength", "maxItems", "maxProperties" ->
          held.lowest(keyword).filter(b -> b.compareTo(value.decimalValue()) <= 0).isPresent();
      case "minProperties" ->
          held.required().size() >= value.intValue()
              || held.highest(keyword)
                  .filter(b -> b.compareTo(value.decimalValue()) >= 0)
                  .isPresent();
      case "uniqueItems" ->
          held.lowest("maxItems").filter(b -> b.compareTo(BigDecimal.ONE) <= 0).isPresent();
      default -> false; // pattern, format and those that this doesn't know
    };
  }

  private static boolean multiple(Conjunction held, JsonNode of) {
    Set<Kind> kinds = held.kinds();
    boolean whole = of.decimalValue().compareTo(BigDecimal.ONE) == 0;
    return !kinds.contains(Kind.FRACTION) && (whole || !kinds.contains(Kind.INTEGER))
        || held.all("multipleOf").anyMatch(m -> isMultiple(m.decimalValue(), of.decimalValue()));
  }

  private static boolean isMultiple(BigDecimal number, BigDecimal of) {
    return of.signum() != 0 && number.remainder(of).signum() == 0;
  }

  private static Place and(Place place, JsonNode schema) {
    return place.with(place.schema().and(schema));
  }

  private boolean each(Place place, JsonNode parts) {
    boolean all = true;
    for (JsonNode part : parts) {
      all &= proof.holds(place, part);
    }
    return all;
  }

  /** Each type of value may have its own alternative. */
  private boolean anyOf(Place place, JsonNode alternatives) {
    return place.schema().kinds().stream()
        .map(kind -> place.with(place.schema().only(kind)))
        .allMatch(
            one -> {
              for (JsonNode alternative : alternatives) {
                if (proof.quietly(one, alternative)) {
                  return true;
                }
              }
              return false;
            });
  }

  private boolean oneOf(Place place, JsonNode alternatives) {
    return place.schema().kinds().stream()
        .map(kind -> place.with(place.schema().only(kind)))
        .allMatch(
            one -> {
              int certain = 0;
              int impossible = 0;
              for (JsonNode alternative : alternatives) {
                if (proof.isEmpty(and(one, alternative))) {
                  impossible++;
                } else if (proof.quietly(one, alternative)) {
                  certain++;
                }
              }
              boolean none = proof.isEmpty(one);
              return none || certain == 1 && impossible == alternatives.size() - 1;
            });
  }

  private boolean rule(Place place, JsonNode wanted) {
    Conjunction held = place.schema();
    if (says(held, wanted, "if", "then", "else")) {
      return true;
    }
    boolean then =
        !wanted.has("then")
            || proof.holds(
                place.with(proof.concluded(held.and(wanted.get("if")))), wanted.get("then"));
    boolean otherwise =
        !wanted.has("else")
            || proof.holds(
                and(place, proof.schemas().schema("not", wanted.get("if"))), wanted.get("else"));
    return then && otherwise;
  }

  private boolean required(Place place, JsonNode keys) {
    Set<String> held = place.schema().required();
    boolean all = true;
    for (JsonNode key : keys) {
      if (!held.contains(key.asText())) {
        var one = JsonNodeFactory.instance.arrayNode();
        JsonNode schema = proof.schemas().schema("required", one.add(key));
        all = proof.refuse(place, schema, "required");
      }
    }
    return all;
  }

  private boolean names(Place place, JsonNode wanted, JsonNode names) {
    Conjunction held = place.schema();
    JsonNode text = proof.schemas().schema("type", TextNode.valueOf("string"));
    Conjunction wantedNames = Conjunction.of(proof.schemas(), List.of(names));
    boolean closed =
        held.members().stream()
            .filter(m -> m.path("additionalProperties").isBoolean())
            .filter(m -> !m.has("patternProperties"))
            .anyMatch(
                m ->
                    m.path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> !proof.isEmpty(place.at(key, held.property(key))))
                        .allMatch(key -> proof.accepts(wantedNames, TextNode.valueOf(key))));
    Conjunction heldNames =
        Conjunction.of(proof.schemas(), held.all("propertyNames").toList()).and(text);
    return closed
        || proof.quietly(Place.root(heldNames), names)
        || proof.refuse(place, wanted, "propertyNames");
  }

  private boolean items(Place place, JsonNode wanted, JsonNode items) {
    Conjunction held = place.schema();
    if (held.lowest("maxItems").filter(b -> b.signum() <= 0).isPresent()) {
      return true;
    }
    int told = items.isArray() ? items.size() : 0;
    for (JsonNode own : (Iterable<JsonNode>) held.all("items")::iterator) {
      told = Math.max(told, own.isArray() ? own.size() : 0);
    }
    boolean all = true;
    for (int i = -1; i < told; i++) {
      JsonNode want = items;
      if (items.isArray()) {
        want = i >= 0 && i < items.size() ? items.get(i) : wanted.path("additionalItems");
      }
      if (wanted.has("prefixItems")) {
        return proof.refuse(place, wanted, "prefixItems");
      }
      all &= want.isMissingNode() || proof.holds(place.item(i < 0 ? told : i, held.item(i)), want);
    }
    return all;
  }
}
