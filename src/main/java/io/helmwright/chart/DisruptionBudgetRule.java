package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A PodDisruptionBudget has exactly one of minAvailable and maxUnavailable. */
final class DisruptionBudgetRule implements ChartRule {

  private static final String CURE =
      "Set exactly one of the two; make a choice of the users with when(…).otherwise(…)";

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new ArrayList<Problem>();
    for (var object : plan.objects()) {
      if (object.kind().equals("PodDisruptionBudget")) {
        var fewest = object.content().at("spec", "minAvailable");
        var most = object.content().at("spec", "maxUnavailable");
        if (fewest.isEmpty() && most.isEmpty()) {
          problems.add(
              Problem.error(
                  object.location(), "it has neither minAvailable nor maxUnavailable", CURE));
        } else if (together(fewest, most, plan.allowed())) {
          problems.add(
              Problem.error(
                  object.location(),
                  "it may have both minAvailable and maxUnavailable, which Kubernetes refuses",
                  CURE));
        }
      }
    }
    return problems;
  }

  private static boolean together(
      List<Possibility> some, List<Possibility> others, Circumstances allowed) {
    return some.stream()
        .anyMatch(
            one ->
                others.stream()
                    .anyMatch(other -> allowed.and(one.under()).and(other.under()).isPossible()));
  }
}
