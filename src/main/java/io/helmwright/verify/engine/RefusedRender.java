package io.helmwright.verify.engine;

import io.helmwright.problem.Problem;
import io.helmwright.verify.engine.Probes.GuardCall;
import io.helmwright.verify.result.Configuration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Says what became of a configuration that was not rendered. */
final class RefusedRender {

  private static final int LONGEST_MESSAGE = 2_000;

  private final String name;
  private final Probes probes;

  /**
   * @param name what messages call the chart
   */
  RefusedRender(String name, Probes probes) {
    this.name = name;
    this.probes = probes;
  }

  /** The engine says something against it, which may be the message of a guard. */
  Rendered by(List<Problem> problems, Configuration configuration) {
    var guards = new TreeSet<Integer>();
    List<GuardCall> calls = probes.guards();
    for (int i = 0; i < calls.size(); i++) {
      String said = calls.get(i).message();
      if (!said.isEmpty() && problems.stream().anyMatch(p -> p.message().matches(said))) {
        guards.add(i);
      }
    }
    List<Problem> readable = problems.stream().map(RefusedRender::shortened).toList();
    return new Rendered(configuration, Optional.empty(), readable, new BitSet(), guards, false);
  }

  /** A render of many says something against it. */
  Rendered bulk(Configuration configuration, String message) {
    return by(List.of(Problem.error(name, message, "Correct the chart")), configuration);
  }

  /** It takes more than a limit. */
  Rendered limited(Configuration configuration, LimitExceededException limit) {
    return limited(name, configuration, limit);
  }

  /**
   * It takes more than a limit.
   *
   * @param place what the message names
   */
  static Rendered limited(String place, Configuration configuration, LimitExceededException limit) {
    Problem problem =
        Problem.error(
            place,
            limit.getMessage(),
            "Look for a range or an include that never ends, or allow it more");
    return new Rendered(
        configuration, Optional.empty(), List.of(problem), new BitSet(), Set.of(), true);
  }

  private static Problem shortened(Problem problem) {
    String message = problem.message();
    return message.length() <= LONGEST_MESSAGE
        ? problem
        : new Problem(
            problem.severity(),
            problem.location(),
            message.substring(0, LONGEST_MESSAGE) + "…",
            problem.cure());
  }
}
