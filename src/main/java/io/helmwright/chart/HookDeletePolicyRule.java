package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.SameTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Job that the last run of a hook left makes way for the next one. */
final class HookDeletePolicyRule implements ChartRule {

  @Override
  public Optional<Waivable> waiver(Problem problem) {
    return problem.isError() ? Optional.empty() : Optional.of(Waivable.HOOK_DELETE_POLICY);
  }

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var problems = new ArrayList<Problem>();
    for (var object : plan.objects()) {
      if (object.kind().equals("Job") && plan.hook(object).isPresent()) {
        var policies = object.annotation(Hook.DELETE_POLICY);
        if (policies.isEmpty() && !hasRevision(object)) {
          problems.add(
              Problem.error(
                  object.location(),
                  "it lacks the annotation helm.sh/hook-delete-policy, and only a default of newer Helms removes the"
                      + " Job of the last run, which has the same name",
                  "Set it to before-hook-creation"));
        }
        boolean succeeded =
            policies.stream()
                .flatMap(policy -> plan.defaults().text(policy.node()).stream())
                .anyMatch(policy -> Hook.words(policy).contains("hook-succeeded"));
        if (succeeded) {
          problems.add(
              Problem.warning(
                  object.location(),
                  "its delete policy is hook-succeeded, on which some releases of Helm 4 hang and which confuses"
                      + " Argo CD",
                  "Use before-hook-creation"));
        }
      }
    }
    return problems;
  }

  private static boolean hasRevision(PlannedObject job) {
    return job.name()
        .flatMap(
            name -> Terms.first(name, term -> SameTerm.same(term, BuiltIn.RELEASE_REVISION.term())))
        .isPresent();
  }
}
