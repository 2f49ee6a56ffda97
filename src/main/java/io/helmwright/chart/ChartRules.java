package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.List;

/** Every rule, asked one after the other, so that a run shows all problems at once. */
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
    return rules.stream().flatMap(rule -> rule.check(chart).stream()).toList();
  }
}
