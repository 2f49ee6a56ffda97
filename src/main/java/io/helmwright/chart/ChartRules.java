package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
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
            new FrozenFieldRule()));
  }

  /**
   * Asks every rule.
   *
   * @return what is wrong, errors and warnings; empty when nothing is
   */
  public List<Problem> check(Chart chart) {
    List<Callable<List<Problem>>> checks = new ArrayList<>();
    rules.forEach(rule -> checks.add(() -> rule.check(chart)));
    return Tasks.all(checks).stream().flatMap(List::stream).toList();
  }
}
