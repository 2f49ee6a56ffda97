package io.helmwright.verify.report;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.VerificationResult;

/** Numbers with their nouns. */
final class Counted {

  private Counted() {}

  /** {@code 1 error}, {@code 2 errors}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code no findings}, {@code 1 error}, {@code 2 errors and 1 warning}. */
  static String findings(VerificationResult result) {
    long errors = of(result, Severity.ERROR);
    long warnings = of(result, Severity.WARNING);
    if (errors == 0 && warnings == 0) {
      return "no findings";
    }
    return (errors == 0 ? "" : count(errors, "error"))
        + (errors > 0 && warnings > 0 ? " and " : "")
        + (warnings == 0 ? "" : count(warnings, "warning"));
  }

  static long of(VerificationResult result, Severity severity) {
    return result.findings().stream().filter(g -> g.finding().severity() == severity).count();
  }
}
