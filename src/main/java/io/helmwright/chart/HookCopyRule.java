package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What the release's own pods need is part of the release: a hook is not, and goes by its delete
 * policy.
 */
final class HookCopyRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var hooks = plan.onlyHooks();
    var problems = new LinkedHashSet<Problem>();
    for (var workload : plan.objects()) {
      if (workload.isWorkload() && plan.hook(workload).isEmpty()) {
        for (var reference : workload.references()) {
          hooks
              .find(reference, Circumstances.ALWAYS)
              .forEach(needed -> problems.add(problem(needed, workload)));
        }
      }
    }
    return List.copyOf(problems);
  }

  private static Problem problem(PlannedObject needed, PlannedObject workload) {
    return Problem.error(
        needed.location(),
        "the %s of %s needs it, but as a hook it is no part of the release and is deleted by its delete policy"
            .formatted(workload.label(), workload.path()),
        "Remove the annotation helm.sh/hook, and make a hook-only copy under another name for the hook that needs it");
  }
}
