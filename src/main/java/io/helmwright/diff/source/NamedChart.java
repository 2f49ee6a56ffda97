package io.helmwright.diff.source;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import java.util.function.Supplier;

/**
 * One of two charts, whose problems say of which of them they tell.
 *
 * @param source what reports call it: a folder, a package, a revision
 * @param files its files, as Helm loads them
 */
public record NamedChart(String source, ChartFiles files) {

  /**
   * Does something with the chart.
   *
   * @throws ProblemException if that fails, with the source before each place
   */
  public <T> T asked(Supplier<T> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      ProblemException named =
          new ProblemException(e.problems().stream().map(this::named).toList());
      named.initCause(e);
      throw named;
    }
  }

  private Problem named(Problem problem) {
    return problem.location().startsWith(source)
        ? problem
        : new Problem(
            problem.severity(),
            source + ": " + problem.location(),
            problem.message(),
            problem.cure());
  }
}
