package io.helmwright.verify.report;

import io.helmwright.verify.result.Guard;
import io.helmwright.verify.result.PairCoverage;
import io.helmwright.verify.result.VerificationResult;

/** How much of a chart was reached, in numbers. */
record Coverage(
    long branches, long taken, PairCoverage pairs, long guards, long triggered, boolean isFull) {

  static Coverage of(VerificationResult result) {
    return new Coverage(
        result.branches().size(),
        result.branches().size() - result.branchesNeverTaken().size(),
        result.pairs(),
        result.guards().size(),
        result.guards().stream().filter(Guard::triggered).count(),
        result.hasFullCoverage());
  }

  String summary() {
    return "Branches "
        + part(taken, branches)
        + ("; pairs of settings " + part(pairs.covered() + pairs.refused(), pairs.total()))
        + (pairs.refused() == 0 ? "" : ", of which the chart refuses " + pairs.refused())
        + (guards == 0 ? "" : "; guards " + part(triggered, guards));
  }

  /** Rounded down: 100 % is all of them. */
  private static String part(long some, long all) {
    return all == 0 ? "none" : "%d of %d (%d %%)".formatted(some, all, some * 100 / all);
  }
}
