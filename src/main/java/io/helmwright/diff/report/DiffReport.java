package io.helmwright.diff.report;

import io.helmwright.diff.result.ChartDiff;

/** One way to write down what changed between two charts. */
@FunctionalInterface
public interface DiffReport {

  /** All of it as text that ends with a line end. */
  String print(ChartDiff diff);
}
