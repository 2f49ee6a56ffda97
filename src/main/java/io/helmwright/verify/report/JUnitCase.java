package io.helmwright.verify.report;

/**
 * A test as JUnit's XML has it.
 *
 * @param file the file that it is about, or empty
 * @param outcome what came of it
 * @param message why it failed or was skipped, in one line
 * @param text the details
 */
record JUnitCase(String name, String file, Outcome outcome, String message, String text) {

  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  static JUnitCase passed(String name) {
    return passed(name, "", "");
  }

  static JUnitCase passed(String name, String file, String text) {
    return new JUnitCase(name, file, Outcome.PASSED, "", text);
  }

  static JUnitCase failed(String name, String file, String message, String text) {
    return new JUnitCase(name, file, Outcome.FAILED, message, text);
  }

  static JUnitCase skipped(String name, String file, String message) {
    return new JUnitCase(name, file, Outcome.SKIPPED, message, "");
  }
}
