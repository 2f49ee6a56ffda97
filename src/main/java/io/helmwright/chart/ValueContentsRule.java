package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.values.ValueContents;
import java.util.List;

/** Defaults, examples and profiles keep to the values' own schema. */
final class ValueContentsRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    return ValueContents.check(chart.name(), chart.values(), chart.profiles());
  }
}
