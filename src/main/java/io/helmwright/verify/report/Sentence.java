package io.helmwright.verify.report;

/** Ends what has no full stop. */
final class Sentence {

  private Sentence() {}

  static String of(String text) {
    return text.matches("(?s).*[.?!]") ? text : text + ".";
  }
}
