package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Templates read only values that this chart declares: not those of another chart's declaration.
 */
final class ForeignValueRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    Set<List<String>> declared = new HashSet<>();
    for (var value : chart.values().declaredValues()) {
      for (int length = 0; length <= value.path().size(); length++) {
        declared.add(value.path().subList(0, length));
      }
    }
    var problems = new ArrayList<Problem>();
    var foreign = new TreeSet<String>();
    for (var path : ValueReferences.in(chart)) {
      if (!declared.contains(path)) {
        foreign.add(String.join(".", path));
      }
    }
    for (var path : foreign) {
      problems.add(
          Problem.error(
              chart.name() + ": value " + path,
              "a template reads it, but the chart does not declare it",
              "Pass the declaration that holds it to values(…)"));
    }
    return problems;
  }
}
