package io.helmwright.problem;

import java.util.List;

/**
 * What a run was asked to look for, and found: drift, a difference, a version that is too low.
 * Nothing is wrong with its input.
 */
public class FindingsException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /**
   * @param findings what was found, in the order in which it is shown; at least one
   */
  public FindingsException(List<Problem> findings) {
    super(findings);
  }
}
