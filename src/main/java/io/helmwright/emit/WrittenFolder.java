package io.helmwright.emit;

/**
 * What writing a folder did; all zero but {@code files} when the disk was up to date.
 *
 * @param chart the chart's name
 * @param folder the chart's folder, or that of its profiles, as the reader would type it
 * @param files how many generated files it has
 * @param added how many of them are new
 * @param changed how many of them have other content than before
 * @param removed how many were deleted, being generated no longer
 */
public record WrittenFolder(
    String chart, String folder, int files, int added, int changed, int removed) {

  /** How many files differ from before. */
  public int differing() {
    return added + changed + removed;
  }
}
