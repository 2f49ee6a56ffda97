package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Helpers are global to a release and its subcharts, so each carries the chart's name and is
 * defined once.
 */
final class HelperNameRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (var helper : chart.helpers()) {
      String place = chart.name() + ": helper " + helper.name();
      if (!seen.add(helper.name())) {
        problems.add(
            Problem.error(
                place, "it is defined twice", "Make one helper and include it in both places"));
      }
      if (!helper.name().startsWith(chart.name() + ".")) {
        problems.add(
            Problem.error(
                place,
                "another chart of the release may define the same name",
                "Begin the name with \"" + chart.name() + ".\""));
      }
    }
    return problems;
  }
}
