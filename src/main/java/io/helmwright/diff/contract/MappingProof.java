package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Whether a mapping's properties, patternProperties and additionalProperties are implied together:
 * for every key that is named on either side, then for those that aren't.
 */
final class MappingProof {

  private final Proof proof;
  private final Place place;
  private final Conjunction held;
  private final JsonNode wanted;

  MappingProof(Proof proof, Place place, JsonNode wanted) {
    this.proof = proof;
    this.place = place;
    this.held = place.schema();
    this.wanted = wanted;
  }

  boolean holds() {
    boolean all = true;
    var names = new LinkedHashSet<>(held.names());
    wanted.path("properties").fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      List<JsonNode> about = Mappings.possible(wanted, name);
      if (!about.isEmpty()) {
        Place at = place.at(name, held.property(name));
        for (JsonNode schema : about) {
          all &= proof.holds(at, schema);
        }
      }
    }
    for (Map.Entry<String, JsonNode> pattern : wanted.path("patternProperties").properties()) {
      all &= unnamed(pattern.getValue(), pattern.getKey());
    }
    return (!wanted.has("additionalProperties") || unnamed(wanted.get("additionalProperties"), ""))
        && all;
  }

  /**
   * Whether a schema is implied for keys that aren't named.
   *
   * @param pattern the keys that it is about; empty for those that no expression is about
   */
  private boolean unnamed(JsonNode schema, String pattern) {
    var failed = new LinkedHashSet<Place>();
    for (JsonNode member : held.members()) {
      if (member.has("patternProperties") || member.has("additionalProperties")) {
        List<Place> open =
            cases(member, pattern).stream()
                .map(one -> place.at(Place.ANY_KEY, Conjunction.of(proof.schemas(), List.of(one))))
                .filter(at -> !proof.quietly(at, schema))
                .toList();
        if (open.isEmpty()) {
          return true;
        }
        failed.addAll(open);
      }
    }
    if (failed.isEmpty()) {
      failed.add(place.at(Place.ANY_KEY, Conjunction.of(proof.schemas(), List.of())));
    }
    boolean all = true;
    for (Place at : failed) {
      all &= proof.holds(at, schema);
    }
    return all;
  }

  /** What a key may be to one of the schemas that hold: of each, what holds for its value. */
  private List<JsonNode> cases(JsonNode member, String pattern) {
    JsonNode patterns = member.path("patternProperties");
    if (!pattern.isEmpty() && patterns.has(pattern)) {
      return List.of(patterns.get(pattern));
    }
    var cases = new ArrayList<JsonNode>();
    patterns
        .properties()
        .forEach(
            own -> {
              boolean elsewhere =
                  pattern.isEmpty() && wanted.path("patternProperties").has(own.getKey());
              if (!elsewhere) {
                cases.add(own.getValue());
              }
            });
    cases.add(
        member.has("additionalProperties")
            ? member.get("additionalProperties")
            : CommonSchemas.ANYTHING);
    return cases;
  }
}
