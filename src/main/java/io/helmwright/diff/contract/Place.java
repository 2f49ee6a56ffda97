package io.helmwright.diff.contract;

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
}
