package io.helmwright.values;

/**
 * What text must be made of where Helm passes it on with {@code toYaml}: Go's YAML writer refuses
 * or changes control characters and non-characters, without a word.
 */
public final class PlainText {

  /** A regular expression in the common ground of ECMA 262 and RE2. */
  public static final String PATTERN =
      "^[^\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]*$";

  private PlainText() {}
}
