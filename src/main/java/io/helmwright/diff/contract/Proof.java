package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.contract.Conjunction.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Proves that one schema implies another, keyword by keyword. It is sound and not complete: what it
 * proves holds; what it doesn't prove is listed as obstacles, and may hold all the same.
 *
 * <p>Proofs about a part of a document may lean on the claim about the whole (induction on the
 * document's size), which is how recursive schemas end.
 */
final class Proof {

  private static final int DEEPEST = 60;
  private static final int MOST_SPLITS = 2;
  private static final int MOST_DENIALS = 4;

  private final CommonSchemas schemas;
  private final BiPredicate<Conjunction, JsonNode> accepts;
  private final BiPredicate<Conjunction, JsonNode> mayAccept;
  private final Keywords keywords;
  private final Map<Object, Integer> open = new HashMap<>();
  private final Map<Object, Boolean> empty = new HashMap<>();
  private final Set<Object> proved = new HashSet<>();
  private List<Obstacle> obstacles = new ArrayList<>();
  private int splits;
  private int denials;

  /**
   * @param accepts whether a single value is certainly valid
   * @param mayAccept whether it may be
   */
  Proof(
      CommonSchemas schemas,
      BiPredicate<Conjunction, JsonNode> accepts,
      BiPredicate<Conjunction, JsonNode> mayAccept) {
    this.schemas = schemas;
    this.accepts = accepts;
    this.mayAccept = mayAccept;
    this.keywords = new Keywords(this);
  }

  /** What keeps one schema from implying another; nothing if it is implied. */
  List<Obstacle> obstacles(Conjunction held, JsonNode wanted) {
    obstacles = new ArrayList<>();
    holds(Place.root(held), wanted);
    return List.copyOf(new LinkedHashSet<>(obstacles));
  }

  boolean implies(Conjunction held, JsonNode wanted) {
    return quietly(Place.root(held), wanted);
  }

  /** Whether it is implied; obstacles aren't kept. */
  boolean quietly(Place place, JsonNode wanted) {
    List<Obstacle> kept = obstacles;
    obstacles = new ArrayList<>();
    try {
      return holds(place, wanted);
    } finally {
      obstacles = kept;
    }
  }

  boolean refuse(Place place, JsonNode wanted, String keyword) {
    obstacles.add(new Obstacle(place, wanted, keyword));
    return false;
  }

  boolean holds(Place place, JsonNode unresolved) {
    JsonNode wanted = schemas.resolved(unresolved);
    Conjunction held = place.schema();
    if (wanted.isObject() && wanted.isEmpty() || held.has(wanted)) {
      return true;
    }
    var key = List.of(held.key(), schemas.identity(wanted));
    if (proved.contains(key)) {
      return true;
    }
    Integer above = open.get(key);
    if (above != null || place.depth() > DEEPEST) {
      return above != null && above < place.depth() || refuse(place, wanted, "$ref");
    }
    open.put(key, place.depth());
    boolean holds = isEmpty(place) || holdsHere(place, wanted);
    open.remove(key);
    if (holds && open.isEmpty()) {
      proved.add(key);
    }
    return holds;
  }

  private boolean holdsHere(Place place, JsonNode wanted) {
    if (wanted.isBoolean()) {
      return refuse(place, wanted, "false");
    }
    Conjunction held = place.schema();
    var choices = held.choices();
    if (choices.isPresent()) {
      Conjunction all = Conjunction.of(schemas, List.of(wanted));
      boolean each =
          choices.get().stream()
              .filter(value -> mayAccept.test(held, value))
              .allMatch(value -> accepts.test(all, value));
      if (each) {
        return true;
      }
    } else if (splitHolds(place, wanted)) {
      return true;
    }
    return keywords.hold(place, wanted);
  }

  /**
   * Case by case: one of the alternatives holds, so it is enough that each implies what's wanted.
   */
  private boolean splitHolds(Place place, JsonNode wanted) {
    if (splits >= MOST_SPLITS) {
      return false;
    }
    splits++;
    try {
      for (JsonNode member : place.schema().members()) {
        JsonNode alternatives = member.path("anyOf");
        if (alternatives.isMissingNode()) {
          alternatives = member.path("oneOf");
        }
        if (!alternatives.isEmpty() && each(place, member, alternatives, wanted)) {
          return true;
        }
      }
      return false;
    } finally {
      splits--;
    }
  }

  private boolean each(Place place, JsonNode member, JsonNode alternatives, JsonNode wanted) {
    for (JsonNode alternative : alternatives) {
      if (!quietly(place.with(place.schema().and(alternative)), wanted)) {
        return false;
      }
    }
    return place.schema().has(member);
  }

  /** Whether nothing at all is valid at a place. */
  boolean isEmpty(Place place) {
    Object key = place.schema().key();
    Boolean known = empty.get(key);
    if (known == null) {
      known = looksEmpty(place);
      if (!known || open.isEmpty()) {
        empty.put(key, known);
      }
    }
    return known;
  }

  private boolean looksEmpty(Place place) {
    if (denials >= MOST_DENIALS) {
      return place.schema().members().contains(CommonSchemas.NOTHING);
    }
    denials++;
    try {
      Set<Kind> kinds = place.schema().kinds();
      return place.schema().members().contains(CommonSchemas.NOTHING)
          || noChoice(place.schema())
          || kinds.stream().allMatch(kind -> isEmpty(place, kind))
          || place.schema().members().stream().anyMatch(member -> contradicts(place, member));
    } finally {
      denials--;
    }
  }

  private boolean noChoice(Conjunction held) {
    return held.members().size() > 1
        && held.choices()
            .map(values -> values.stream().noneMatch(value -> mayAccept.test(held, value)))
            .orElse(false);
  }

  private boolean isEmpty(Place place, Kind kind) {
    Conjunction held = place.schema();
    return switch (kind) {
      case INTEGER, FRACTION -> new Bounds(held).noneBetween(kind);
      case STRING -> Bounds.crossed(held, "minLength", "maxLength");
      case ARRAY -> Bounds.crossed(held, "minItems", "maxItems");
      case OBJECT ->
          Bounds.crossed(held, "minProperties", "maxProperties")
              || held.required().stream()
                  .anyMatch(key -> isEmpty(place.at(key, held.property(key))));
      case NULL, BOOLEAN -> false; // Chosen from above.
    };
  }

  /** Whether a member can't hold beside the others. */
  private boolean contradicts(Place place, JsonNode member) {
    if (member.has("not")
        && quietly(place.with(place.schema().without(member)), member.get("not"))) {
      return true;
    }
    JsonNode alternatives = member.has("anyOf") ? member.get("anyOf") : member.path("oneOf");
    if (alternatives.isEmpty()) {
      return false;
    }
    for (JsonNode alternative : alternatives) {
      if (!isEmpty(place.with(place.schema().without(member).and(alternative)))) {
        return false;
      }
    }
    return true;
  }

  /** With the consequences of the rules whose conditions hold. */
  Conjunction concluded(Conjunction held) {
    Conjunction concluded = held;
    for (JsonNode member : held.members()) {
      if (member.has("if") && member.has("then") && implies(concluded, member.get("if"))) {
        concluded = concluded.and(member.get("then"));
      } else if (member.has("if") && member.has("else")) {
        var root = Place.root(concluded.and(member.get("if")));
        concluded = isEmpty(root) ? concluded.and(member.get("else")) : concluded;
      }
    }
    return concluded;
  }

  CommonSchemas schemas() {
    return schemas;
  }

  boolean accepts(Conjunction held, JsonNode value) {
    return accepts.test(held, value);
  }
}
