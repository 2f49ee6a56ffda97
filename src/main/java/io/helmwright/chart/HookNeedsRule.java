package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the pods of a pre-install, pre-upgrade or pre-rollback hook need is there before them: made
 * by a hook of the same events at a lower weight. At the same weight Helm's documentation promises
 * an order by kind, but its code orders by name (helm/helm issue 12414).
 */
final class HookNeedsRule implements ChartRule {

  private static final Set<String> BLOCKING = Set.of("Job", "Pod");

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new LinkedHashSet<Problem>();
    for (var object : plan.objects()) {
      var hook = plan.hook(object).filter(h -> !h.eventsBefore().isEmpty());
      if (hook.isPresent() && BLOCKING.contains(object.kind())) {
        for (var reference : object.references()) {
          for (var needed : plan.find(reference, hook.get().under())) {
            plan.hook(needed)
                .ifPresentOrElse(
                    other -> late(object, hook.get(), needed, other, problems),
                    () -> problems.add(ordinary(object, needed)));
          }
        }
      }
    }
    return List.copyOf(problems);
  }

  private static Problem ordinary(PlannedObject object, PlannedObject needed) {
    return Problem.error(
        object.location(),
        "it needs the %s of %s, which Helm makes only after it"
            .formatted(needed.label(), needed.path()),
        "Make a hook-only copy at a lower weight and refer to that, or put what is needed into the "
            + object.kind());
  }

  private static void late(
      PlannedObject object, Hook hook, PlannedObject needed, Hook other, Set<Problem> problems) {
    var missing = new TreeSet<>(hook.eventsBefore());
    missing.removeAll(other.events());
    String what = "it needs the %s of %s, ".formatted(needed.label(), needed.path());
    if (!missing.isEmpty()) {
      problems.add(
          Problem.error(
              object.location(),
              what + "which is no hook of " + String.join(", ", missing),
              "Make both hooks of the same events"));
    } else if (hook.weight().isPresent()
        && other.weight().isPresent()
        && other.weight().get() >= hook.weight().get()) {
      problems.add(
          Problem.error(
              object.location(),
              what
                  + "whose weight %d is not below its own %d"
                      .formatted(other.weight().get(), hook.weight().get()),
              "Give the %s a lower weight".formatted(needed.kind())));
    }
  }
}
