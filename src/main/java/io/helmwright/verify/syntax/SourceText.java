package io.helmwright.verify.syntax;

import io.helmwright.problem.ProblemException;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A template's text, which knows its lines. */
final class SourceText {

  private final String file;
  private final String text;
  private final int[] lineBreaks;

  SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineBreaks =
        IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray();
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  int lineAt(int offset) {
    int found = Arrays.binarySearch(lineBreaks, offset);
    return 1 + (found < 0 ? -found - 1 : found);
  }

  ProblemException error(int offset, String message, String cure) {
    return ProblemException.error(file + ":" + lineAt(offset), message, cure);
  }
}
