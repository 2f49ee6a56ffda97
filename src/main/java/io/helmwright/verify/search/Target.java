package io.helmwright.verify.search;

import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.search.Callers.Spot;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A branch that nothing took yet, or a guard that nothing triggered.
 *
 * @param decision the decision's number; empty for a guard
 * @param mark the mark that taking the branch leaves, or the number of the guard
 * @param spots where it is, as the templates were read: more than one if a line holds several
 */
record Target(Optional<Integer> decision, int mark, List<Spot> spots) {

  static Target branch(int decision, boolean outcome, List<Spot> spots) {
    return new Target(Optional.of(decision), Coverage.mark(decision, outcome), spots);
  }

  static Target guard(int number, List<Spot> spots) {
    return new Target(Optional.empty(), number, spots);
  }

  boolean isGuard() {
    return decision.isEmpty();
  }

  boolean isReached(Coverage coverage) {
    return isGuard() ? coverage.triggered(mark) : coverage.took(mark);
  }

  boolean isReachedBy(Rendered rendered) {
    return isGuard() ? rendered.guards().contains(mark) : rendered.marks().get(mark);
  }

  /** Whether the place was seen, whichever way it went. */
  boolean isNear(BitSet marks) {
    return decision
        .filter(d -> marks.get(Coverage.mark(d, true)) || marks.get(Coverage.mark(d, false)))
        .isPresent();
  }
}
