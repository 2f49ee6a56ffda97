package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A HorizontalPodAutoscaler is alone in counting the pods, and has CPU requests to measure by. */
final class AutoscalerRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new ArrayList<Problem>();
    for (var scaler : plan.objects()) {
      if (scaler.kind().equals("HorizontalPodAutoscaler")) {
        for (var target : targets(scaler, plan)) {
          replicas(scaler, target, plan, problems);
          if (measuresCpu(scaler)) {
            requests(target, plan.defaults(), problems);
          }
        }
      }
    }
    return problems;
  }

  private static List<PlannedObject> targets(PlannedObject scaler, ChartPlan plan) {
    var found = new ArrayList<PlannedObject>();
    for (var reference : scaler.content().at("spec", "scaleTargetRef")) {
      for (var name : reference.at("name")) {
        reference.at("kind").stream()
            .flatMap(kind -> plan.defaults().text(kind.node()).stream())
            .map(kind -> new PodReference(kind, name.node(), name.under()))
            .forEach(target -> found.addAll(plan.find(target, Circumstances.ALWAYS)));
      }
    }
    return found;
  }

  private static void replicas(
      PlannedObject scaler, PlannedObject target, ChartPlan plan, List<Problem> problems) {
    boolean both =
        target.content().at("spec", "replicas").stream()
            .anyMatch(
                replicas -> plan.allowed().and(scaler.under()).and(replicas.under()).isPossible());
    if (both) {
      problems.add(
          Problem.error(
              target.location(),
              "it sets replicas although the %s of %s counts its pods, so that every upgrade resets their number"
                  .formatted(scaler.label(), scaler.path()),
              "Set replicas(when(not(…), …)) with the condition of the autoscaler"));
    }
  }

  /** CPU is also what an autoscaler without metrics goes by. */
  private static boolean measuresCpu(PlannedObject scaler) {
    var metrics = scaler.content().at("spec", "metrics");
    return metrics.isEmpty()
        || metrics.stream()
            .flatMap(list -> list.items().stream())
            .flatMap(metric -> metric.at("resource", "name").stream())
            .anyMatch(name -> RenderedName.of(name.node()).toString().equals("cpu"));
  }

  private static void requests(PlannedObject target, Defaults defaults, List<Problem> problems) {
    for (var pod : target.podTemplates()) {
      for (var containers : pod.at("spec", "containers")) {
        for (var container : containers.items()) {
          if (lacksCpu(container, defaults)) {
            problems.add(
                Problem.error(
                    target.location(),
                    "its container %s requests no CPU, against which its autoscaler measures"
                        .formatted(NodeQuery.text(container.node(), "name").orElse("?")),
                    "Add requests(\"cpu\", …) to its resources, or to the value's default"));
          }
        }
      }
    }
  }

  private static boolean lacksCpu(Possibility container, Defaults defaults) {
    if (container.node() instanceof io.helmwright.template.Node.Evaluated) {
      return false;
    }
    return container.at("resources").stream()
        .map(resources -> defaults.json(resources.node()))
        .flatMap(Optional::stream)
        .allMatch(resources -> resources.at("/requests/cpu").asText().isEmpty());
  }
}
