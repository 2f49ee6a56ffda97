package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;

/** Every typed object has the fields that Kubernetes demands. */
final class RequiredFieldRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    PlannedMapping.in(chart).forEach(each -> check(each.mapping(), each.place(), problems));
    return problems;
  }

  private static void check(Node.Mapping mapping, String place, List<Problem> problems) {
    boolean spliced = mapping.members().stream().anyMatch(Node.Splice.class::isInstance);
    for (var field : mapping.required()) {
      if (!spliced && NodeQuery.value(mapping, field).isEmpty()) {
        problems.add(
            Problem.error(
                place,
                "a %s lacks the field \"%s\", which Kubernetes requires"
                    .formatted(mapping.type(), field),
                "Set it with " + field + "(…)"));
      }
    }
  }
}
