package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Every rule; all are asked, so that a run shows all problems at once. */
public final class ChartRules {

  private final List<ChartRule> rules;

  private ChartRules(List<ChartRule> rules) {
    this.rules = rules;
  }

  /** The rules that every chart is held to. */
  public static ChartRules standard() {
    return new ChartRules(
        List.of(
            new MetadataRule(),
            new TemplatePathRule(),
            new ReadableTemplateRule(),
            new UnusedValueRule(),
            new ForeignValueRule(),
            new ValueTextRule(),
            new ValueContentsRule(),
            new HelperNameRule(),
            new DuplicateObjectRule(),
            new NameLengthRule(),
            new RequiredFieldRule(),
            new ContainerRule(),
            new PodSecurityRule(),
            new SecretExposureRule(),
            new FrozenFieldRule(),
            new ResourcesRule(),
            new ImageRule(),
            new ProbeRule(),
            new SelectorRule(),
            new OwnSelectorRule(),
            new DisruptionBudgetRule(),
            new AutoscalerRule(),
            new ReproducibleNameRule(),
            new PlainJobNameRule(),
            new HookNeedsRule(),
            new HookCopyRule(),
            new HookDeletePolicyRule(),
            new HookDeadlineRule(),
            new ArgoHookRule()));
  }

  /**
   * Asks every rule, and says so when the chart waives what needs no waiver.
   *
   * @return what is wrong, errors and warnings; empty when nothing is
   */
  public List<Problem> check(Chart chart) {
    List<Callable<List<Problem>>> checks = new ArrayList<>();
    rules.forEach(rule -> checks.add(() -> rule.check(chart)));
    List<List<Problem>> found = Tasks.all(checks);
    var problems = new ArrayList<Problem>();
    var unused = new TreeSet<>(chart.waivers().keySet());
    for (int i = 0; i < rules.size(); i++) {
      for (var problem : found.get(i)) {
        var waiver = rules.get(i).waiver(problem);
        if (waiver.isEmpty()) {
          problems.add(problem);
        } else if (chart.waivers().containsKey(waiver.get())) {
          unused.remove(waiver.get());
        } else {
          problems.add(waivable(problem, waiver.get()));
        }
      }
    }
    unused.forEach(waiver -> problems.add(unused(chart, waiver)));
    return problems.stream().distinct().toList();
  }

  private static Problem waivable(Problem problem, Waivable rule) {
    return new Problem(
        problem.severity(),
        problem.location(),
        problem.message(),
        problem.cure() + "; or waive(%s, \"why\")".formatted(rule));
  }

  private static Problem unused(Chart chart, Waivable rule) {
    return Problem.error(
        chart.name() + ": waiver " + rule,
        "the rule finds nothing in the chart",
        "Remove waive(%s, …)".formatted(rule));
  }
}
