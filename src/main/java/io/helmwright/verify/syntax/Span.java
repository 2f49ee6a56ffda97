package io.helmwright.verify.syntax;

/**
 * A part of a template's text.
 *
 * @param start the offset of its first char
 * @param end the offset behind its last char
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("[%d, %d) is no span".formatted(start, end));
    }
  }

  /** From the start of one to the end of another. */
  public static Span from(Span first, Span last) {
    return new Span(first.start, last.end);
  }

  /** This part of the text. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** Whether the other lies in it. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }
}
