package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Kubernetes never lets change is free of versions, since an upgrade would be refused:
 * selectors, and a StatefulSet's serviceName, podManagementPolicy and volumeClaimTemplates.
 */
final class FrozenFieldRule implements ChartRule {

  private static final Map<String, List<String>> FROZEN =
      Map.of(
          "StatefulSet",
              List.of("selector", "serviceName", "podManagementPolicy", "volumeClaimTemplates"),
          "Deployment", List.of("selector"),
          "DaemonSet", List.of("selector"),
          "Job", List.of("selector"));

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    for (var object : PlannedObject.in(chart)) {
      for (var field : FROZEN.getOrDefault(object.kind(), List.of())) {
        if (object.content().at("spec", field).stream()
            .anyMatch(v -> Terms.first(v.node(), Terms::isVersion).isPresent())) {
          problems.add(
              Problem.error(
                  object.place(),
                  "spec.%s of the %s holds the chart's version, and Kubernetes refuses to change it"
                      .formatted(field, object.kind()),
                  "Use labels without a version there, such as names.selectorLabels()"));
        }
      }
    }
    return problems;
  }
}
