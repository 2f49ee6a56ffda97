package io.helmwright.emit;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;

/** Files could not be read or written. Whatever was there before is still there, whole. */
public final class OutputException extends ProblemException {

  private static final long serialVersionUID = 1L;

  /**
   * @param location the file or folder
   * @param message what is wrong with it
   * @param cure what to do
   * @param cause what the file system said, or null
   */
  public OutputException(String location, String message, String cure, Throwable cause) {
    super(List.of(Problem.error(location, message, cure)));
    initCause(cause);
  }
}
