package io.helmwright.verify.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** Chooses, among configurations, few that reach everything that all of them reach. */
final class CoveringSet {

  private CoveringSet() {}

  /**
   * Those that take a branch or hold a pair of settings that no other of them does.
   *
   * @param factors the values of which pairs count
   * @param candidates the most promising first
   */
  static List<Trial> of(List<Factor> factors, List<Trial> candidates) {
    List<Trial> chosen = needed(factors, candidates);
    // What came early may have become needless through what came later.
    Collections.reverse(chosen);
    List<Trial> fewer = needed(factors, chosen);
    Collections.reverse(fewer);
    return fewer;
  }

  /** Those that bring something new, in their order. */
  private static List<Trial> needed(List<Factor> factors, List<Trial> candidates) {
    var pairs = new Tuples(factors);
    var marks = new BitSet();
    var needed = new ArrayList<Trial>();
    for (Trial candidate : candidates) {
      BitSet more = (BitSet) candidate.marks().clone();
      more.andNot(marks);
      if (pairs.see(pairs.levels(candidate.values())) > 0 || !more.isEmpty()) {
        marks.or(candidate.marks());
        needed.add(candidate);
      }
    }
    return needed;
  }
}
