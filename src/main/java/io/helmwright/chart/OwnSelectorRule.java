package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A workload selects the pods that it makes; Kubernetes refuses any other. */
final class OwnSelectorRule implements ChartRule {

  private static final Set<String> KINDS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new LinkedHashSet<Problem>();
    for (var object : plan.objects()) {
      if (KINDS.contains(object.kind())) {
        var selector =
            LabelSet.of(object.content().at("spec", "selector", "matchLabels"), plan.defaults());
        for (var pod : object.podTemplates()) {
          var labels = LabelSet.of(pod.at("metadata", "labels"), plan.defaults());
          var differences = selector.differencesTo(labels);
          if (!differences.isEmpty()) {
            problems.add(problem(object, differences));
          }
        }
      }
    }
    return List.copyOf(problems);
  }

  private static Problem problem(PlannedObject object, Set<String> differences) {
    return Problem.error(
        object.location(),
        "its selector does not match its own pods, whose labels differ in "
            + String.join(", ", differences),
        "Give the pods the labels of the selector, such as by names.pod(…)");
  }
}
