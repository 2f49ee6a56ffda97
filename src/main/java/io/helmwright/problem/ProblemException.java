package io.helmwright.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries every problem of a run at once, so that all are shown together. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems what is wrong, in the order in which it is shown; at least one
   */
  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** One problem that stops the run. */
  public static ProblemException error(String location, String message, String cure) {
    return new ProblemException(List.of(Problem.error(location, message, cure)));
  }

  /** What is wrong, in the order in which it is shown. */
  public List<Problem> problems() {
    return problems;
  }
}
