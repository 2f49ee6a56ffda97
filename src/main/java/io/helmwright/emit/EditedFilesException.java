package io.helmwright.emit;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;

/** A person edited files since they were generated; nothing was written. */
public final class EditedFilesException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient List<FileDifference> edits;

  /**
   * @param edits each edited file, its difference from what would be generated to what is on disk
   */
  EditedFilesException(List<FileDifference> edits) {
    super(edits.stream().map(EditedFilesException::problem).toList());
    this.edits = List.copyOf(edits);
  }

  /** The edited files; the lines with {@code +} are those that would be lost. */
  public List<FileDifference> edits() {
    return edits;
  }

  private static Problem problem(FileDifference edit) {
    return Problem.error(
        edit.file(),
        "was edited by hand, and generating would discard the edit",
        "Move the edit into the chart definition, or discard it with --force");
  }
}
