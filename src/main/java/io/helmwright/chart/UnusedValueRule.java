package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.values.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every value is read by a template, a helper or the notes, or belongs to a subchart or to a map
 * that is read as a whole.
 */
final class UnusedValueRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    Set<List<String>> read = ValueReferences.in(chart);
    // Reading below a value reads the value.
    Set<List<String>> above = new HashSet<>();
    for (var path : read) {
      for (int length = 0; length < path.size(); length++) {
        above.add(path.subList(0, length));
      }
    }
    var problems = new ArrayList<Problem>();
    for (var value : chart.values().declaredValues()) {
      if (!above.contains(value.path())
          && !isRead(value, read)
          && !belongsToSubchart(value, chart)
          && value.deprecation().isEmpty()) {
        problems.add(
            Problem.error(
                chart.name() + ": value " + value.key(),
                "nothing reads it",
                "Use the value in a template, or remove its declaration"));
      }
    }
    return problems;
  }

  /** Whether the value, or a map around it, is read. */
  private static boolean isRead(Value<?, ?> value, Set<List<String>> read) {
    List<String> path = value.path();
    for (int length = 0; length <= path.size(); length++) {
      if (read.contains(path.subList(0, length))) {
        return true;
      }
    }
    return false;
  }

  /** The parent of a subchart's value reads only what it needs; the subchart reads the rest. */
  private static boolean belongsToSubchart(Value<?, ?> value, Chart chart) {
    String first = value.path().get(0);
    return first.equals("global")
        || chart.dependencies().stream().anyMatch(d -> d.name().equals(first));
  }
}
