package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a proof is: the values on the way from the root, and what holds for each.
 *
 * @param above the mapping or list that this lies in; empty at the root
 * @param step the key in it; {@link #ITEM} in a list, {@link #ANY_KEY} for a key that isn't named
 * @param before how many items are before it in a list
 * @param schema what holds for the value here
 */
record Place(Optional<Place> above, String step, int before, Conjunction schema) {

  static final String ITEM = "[]";
  static final String ANY_KEY = "*";

  static Place root(Conjunction schema) {
    return new Place(Optional.empty(), "", 0, schema);
  }

  Place at(String inner, Conjunction innerSchema) {
    return new Place(Optional.of(this), inner, 0, innerSchema);
  }

  Place item(int itemsBefore, Conjunction itemSchema) {
    return new Place(Optional.of(this), ITEM, itemsBefore, itemSchema);
  }

  /** The same place with something more that holds there. */
  Place with(Conjunction more) {
    return new Place(above, step, before, more);
  }

  /** As values are spelled: {@code ingress.hosts[].name}; empty at the root. */
  String path() {
    return above
        .map(
            outer -> {
              String path = outer.path();
              return step.equals(ITEM) ? path + ITEM : path + (path.isEmpty() ? "" : ".") + step;
            })
        .orElse("");
  }

  int depth() {
    return above.map(outer -> outer.depth() + 1).orElse(0);
  }

  /** The keys on the way, as far as they have names. */
  List<String> keys() {
    if (above.isEmpty()) {
      return List.of();
    }
    var keys = new ArrayList<>(above.get().keys());
    boolean named = above.get().keys().size() == above.get().depth();
    if (named && !step.equals(ITEM) && !step.equals(ANY_KEY)) {
      keys.add(step);
    }
    return keys;
  }

  /** The value here in a document: of a list and of keys without names the last one. */
  JsonNode in(JsonNode document) {
    JsonNode outer = above.map(place -> place.in(document)).orElse(document);
    if (above.isEmpty()) {
      return outer;
    }
    if (step.equals(ITEM) || step.equals(ANY_KEY)) {
      JsonNode last = MissingNode.getInstance();
      for (JsonNode inner : outer) {
        last = inner;
      }
      return last;
    }
    return outer.path(step);
  }
}
