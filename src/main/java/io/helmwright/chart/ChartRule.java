package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.List;
import java.util.Optional;

/** One thing that every chart must get right. */
interface ChartRule {

  /** What is wrong with the chart; empty when nothing is. */
  List<Problem> check(Chart chart);

  /**
   * The waiver that this problem, one of the rule's own, could be waived by; empty where a chart
   * can't have a reason.
   */
  default Optional<Waivable> waiver(Problem problem) {
    return Optional.empty();
  }
}
