package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.verify.ChartFiles;

/** Compares two charts. */
@FunctionalInterface
public interface Comparing {

  /** What changed between the chart that was released and the one that will be. */
  ChartDiff compare(ChartFiles before, ChartFiles after);
}
