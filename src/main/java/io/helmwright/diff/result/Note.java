package io.helmwright.diff.result;

import java.util.Objects;

/**
 * What a reader should know besides the reasons.
 *
 * @param text one or two sentences
 * @param isGap whether it says that something couldn't be compared, so that the verdict may be too
 *     low
 */
public record Note(String text, boolean isGap) {

  public Note {
    Objects.requireNonNull(text, "text");
  }

  /** What is only to be known. */
  public static Note of(String text) {
    return new Note(text, false);
  }

  /** What couldn't be compared. */
  public static Note gap(String text) {
    return new Note(text, true);
  }
}
