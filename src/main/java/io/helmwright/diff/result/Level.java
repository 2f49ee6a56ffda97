package io.helmwright.diff.result;

/** How much a change asks of those who run the chart, by Semantic Versioning. */
public enum Level {
  /** Nobody can notice it in their values or objects, or it only mends. */
  PATCH,
  /** Something is possible that wasn't, or happens that hurts nobody. */
  MINOR,
  /** Somebody's values file, data or upgrade breaks. */
  MAJOR
}
