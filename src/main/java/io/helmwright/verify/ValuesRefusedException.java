package io.helmwright.verify;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;

/**
 * The chart does not want these values: they break its schema, or a template calls {@code fail} or
 * {@code required}. The chart itself may be sound.
 */
public final class ValuesRefusedException extends ProblemException {

  private static final long serialVersionUID = 1L;

  ValuesRefusedException(List<Problem> problems) {
    super(problems);
  }
}
