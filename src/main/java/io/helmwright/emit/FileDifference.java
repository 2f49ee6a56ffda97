package io.helmwright.emit;

/**
 * One file that differs between the disk and what would be generated.
 *
 * @param kind what generating does to it
 * @param file the path as the reader would type it, with {@code /} between names
 * @param lineEndsAlone whether nothing else differs
 * @param diff a unified diff, or a sentence where that says nothing; ends with a line feed
 */
public record FileDifference(Kind kind, String file, boolean lineEndsAlone, String diff) {

  /** What undoes that lines end otherwise, as an imperative sentence without a full stop. */
  public static final String LINE_ENDS_CURE =
      "Keep git from replacing line ends with the line '* text=auto eol=lf' in .gitattributes, and"
          + " run 'helmwright generate'";

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
