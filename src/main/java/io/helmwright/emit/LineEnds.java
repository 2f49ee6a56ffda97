package io.helmwright.emit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jgit.diff.RawText;

/** Line feeds, which the generator writes, and what editors and git on Windows make of them. */
final class LineEnds {

  private LineEnds() {}

  /** A text with line feeds alone; what is no text stays as it is. */
  static byte[] normalized(byte[] text) {
    return RawText.isBinary(text) ? text : replaced(text, "\r\n", "\n");
  }

  /** A text with the line ends of another; what is no text stays as it is. */
  static byte[] like(byte[] other, byte[] text) {
    boolean replace = haveReturns(other) && !RawText.isBinary(other) && !RawText.isBinary(text);
    return replace ? replaced(normalized(text), "\n", "\r\n") : text;
  }

  /** Whether two texts are the same but for them. */
  static boolean same(byte[] one, byte[] other) {
    return Arrays.equals(normalized(one), normalized(other));
  }

  /** Whether two texts differ, and in nothing else. */
  static boolean aloneDiffer(byte[] one, byte[] other) {
    return !Arrays.equals(one, other) && same(one, other);
  }

  private static boolean haveReturns(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1).contains("\r\n");
  }

  /** In ISO 8859-1, which keeps every byte as it is. */
  private static byte[] replaced(byte[] text, String old, String replacement) {
    return new String(text, StandardCharsets.ISO_8859_1)
        .replace(old, replacement)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
