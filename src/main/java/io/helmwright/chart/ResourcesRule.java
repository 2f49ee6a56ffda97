package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;

/** Every container has requests and limits, or a value for them. */
final class ResourcesRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    for (var pod : PlannedPod.in(chart)) {
      for (var container : pod.containers()) {
        var missing = missing(container);
        if (!missing.isEmpty()) {
          problems.add(
              Problem.error(
                  pod.placeOf(container),
                  "it has no resource " + String.join(" and no ", missing),
                  "Add resources(…), such as Resources.of(…) or a value"));
        }
      }
    }
    return problems;
  }

  private static List<String> missing(Node container) {
    var resources = NodeQuery.values(container, "resources");
    var missing = new ArrayList<String>();
    for (var field : List.of("requests", "limits")) {
      boolean there =
          resources.stream()
              .anyMatch(r -> !(r instanceof Node.Mapping) || NodeQuery.value(r, field).isPresent());
      if (!there) {
        missing.add(field);
      }
    }
    return missing;
  }
}
