package io.helmwright.emit;

/**
 * One file that differs between the disk and what would be generated.
 *
 * @param kind what generating does to it
 * @param file the path as the reader would type it, with {@code /} between names
 * @param diff a unified diff, ending with a line feed
 */
public record FileDifference(Kind kind, String file, String diff) {

  /** What generating does to the file. */
  public enum Kind {
    /** It is missing on disk. */
    ADDED,
    /** Its content differs. */
    CHANGED,
    /** It is no longer generated. */
    REMOVED
  }
}
