package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.List;

/** One thing that every chart must get right. */
interface ChartRule {

  /** What is wrong with the chart; empty when nothing is. */
  List<Problem> check(Chart chart);
}
