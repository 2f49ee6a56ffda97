package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.List;
import java.util.Optional;

/** Hooks are Helm's or Argo CD's, since one of Argo CD's own switches all of Helm's off. */
final class ArgoHookRule implements ChartRule {

  private static final String ANNOTATION = "argocd.argoproj.io/hook";

  @Override
  public Optional<Waivable> waiver(Problem problem) {
    return Optional.of(Waivable.ARGO_HOOK);
  }

  @Override
  public List<Problem> check(Chart chart) {
    var plan = ChartPlan.of(chart);
    var helms =
        plan.objects().stream()
            .filter(object -> plan.hook(object).filter(Hook::isPartOfInstallation).isPresent())
            .findFirst();
    return plan.objects().stream()
        .filter(object -> helms.isPresent() && !object.annotation(ANNOTATION).isEmpty())
        .map(
            object ->
                Problem.warning(
                    object.location(),
                    "it is a hook of Argo CD, which then ignores Helm's hooks, such as the %s of %s"
                        .formatted(helms.get().label(), helms.get().path()),
                    "Use Helm's hooks only, which Argo CD runs too"))
        .toList();
  }
}
