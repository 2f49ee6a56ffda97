package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What selects pods selects some: a Service without any has no endpoints. */
final class SelectorRule implements ChartRule {

  private record Pods(PlannedObject owner, LabelSet labels) {}

  private record Difference(PlannedObject owner, Set<String> keys) {}

  @Override
  public Optional<Waivable> waiver(Problem problem) {
    return Optional.of(Waivable.SELECTOR);
  }

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var pods = new ArrayList<Pods>();
    for (var object : plan.objects()) {
      for (var template : object.podTemplates()) {
        var labels = LabelSet.of(template.at("metadata", "labels"), plan.defaults());
        pods.add(new Pods(object, labels));
      }
    }
    var problems = new ArrayList<Problem>();
    for (var object : plan.objects()) {
      var selector = LabelSet.of(selectors(object), plan.defaults());
      if (!selector.isEmpty() && !mayBeForeign(selector, pods, plan, chart)) {
        problem(object, selector, pods).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static List<Possibility> selectors(PlannedObject object) {
    return switch (object.kind()) {
      case "Service" -> object.content().at("spec", "selector");
      case "PodDisruptionBudget" -> object.content().at("spec", "selector", "matchLabels");
      case "NetworkPolicy" -> object.content().at("spec", "podSelector", "matchLabels");
      default -> List.of();
    };
  }

  /** Whether it selects pods of a subchart, or those that an operator makes. */
  private static boolean mayBeForeign(
      LabelSet selector, List<Pods> pods, ChartPlan plan, Chart chart) {
    boolean subchart =
        chart.dependencies().stream().anyMatch(d -> selector.texts().contains(d.name()));
    boolean operator =
        plan.objects().stream().anyMatch(PlannedObject::isCustom)
            && selector.keys().stream()
                .anyMatch(key -> pods.stream().noneMatch(p -> p.labels().keys().contains(key)));
    return subchart || operator;
  }

  private static Optional<Problem> problem(
      PlannedObject object, LabelSet selector, List<Pods> pods) {
    if (pods.stream().anyMatch(p -> selector.differencesTo(p.labels()).isEmpty())) {
      return Optional.empty();
    }
    var nearest =
        pods.stream()
            .map(p -> new Difference(p.owner(), selector.differencesTo(p.labels())))
            .min(Comparator.comparingInt(difference -> difference.keys().size()));
    return Optional.of(
        Problem.error(
            object.location(),
            "its selector matches no pod of the chart"
                + nearest.map(SelectorRule::inWords).orElse(""),
            "Use the labels of the pods, such as names.selector(…)"));
  }

  private static String inWords(Difference difference) {
    return "; those of the %s of %s differ in %s"
        .formatted(
            difference.owner().label(),
            difference.owner().path(),
            String.join(", ", difference.keys()));
  }
}
