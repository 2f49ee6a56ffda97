package io.helmwright.template;

/** What a pipeline evaluates to; decides quoting, casting and where it may stand. */
public enum ResultType {
  /** Any text. Always quoted. */
  TEXT,
  /**
   * Text of one line without quotes and backslashes, so that it may stand inside a quoted string or
   * a script. Quoted when it stands alone, because it may look like a number.
   */
  LINE,
  /** A {@link #LINE} that YAML never takes for anything but a string: a Kubernetes name. */
  NAME,
  /** A whole number; cast with {@code int64}, since Helm keeps numbers as floats. */
  INTEGER,
  /** A number with a fraction. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** A whole number or a string such as {@code 50%} or a port's name; keeps its kind. */
  INT_OR_STRING,
  /** A string, number or boolean whose kind is known only when rendering. */
  SCALAR,
  /** A list. */
  LIST,
  /** A map. */
  MAP,
  /** YAML text, as a named template returns it: goes in at its place with {@code nindent}. */
  BLOCK,
  /** Anything at all. */
  ANY;

  /** Whether the result may stand inside a quoted string or a line of a script as it is. */
  public boolean isOneLine() {
    return this == LINE || this == NAME || this == INTEGER || this == BOOLEAN;
  }
}
