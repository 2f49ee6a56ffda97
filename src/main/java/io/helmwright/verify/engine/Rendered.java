package io.helmwright.verify.engine;

import io.helmwright.problem.Problem;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.result.Configuration;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one configuration.
 *
 * @param configuration the configuration
 * @param chart what was rendered; empty if the chart refuses the configuration
 * @param problems why not; empty if it was rendered
 * @param marks which ways the templates took: the bit 2 n is set if the decision n of {@link
 *     Probes} did not hold, 2 n + 1 if it held
 * @param guards the numbers of the guards that refused
 * @param limited whether it was stopped because it took too much
 */
public record Rendered(
    Configuration configuration,
    Optional<RenderedChart> chart,
    List<Problem> problems,
    BitSet marks,
    Set<Integer> guards,
    boolean limited) {

  public Rendered {
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(chart, "chart");
    problems = List.copyOf(problems);
    Objects.requireNonNull(marks, "marks");
    guards = Set.copyOf(guards);
  }

  /** Whether the chart refuses the configuration. */
  public boolean refused() {
    return chart.isEmpty();
  }

  /** Whether it is refused by a schema: that is what Helm's problems about values are. */
  public boolean bySchema() {
    return !problems.isEmpty()
        && problems.stream().allMatch(problem -> problem.location().contains(": values"));
  }
}
