package io.helmwright.problem;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** The chart is refused, or the run fails. */
  ERROR,
  /** The chart is accepted; the reader should know. */
  WARNING
}
