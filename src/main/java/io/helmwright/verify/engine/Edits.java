package io.helmwright.verify.engine;

import io.helmwright.verify.syntax.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a text at offsets of the original. At one offset, what goes behind comes first, and
 * otherwise the order in which they were made holds.
 */
final class Edits {

  private record Edit(Span span, String text, boolean behind) {}

  private final List<Edit> edits = new ArrayList<>();

  /** Puts a text in front of what begins at an offset. */
  void insert(int offset, String text) {
    edits.add(new Edit(new Span(offset, offset), text, false));
  }

  /** Puts a text behind what ends at an offset. */
  void insertBehind(int offset, String text) {
    edits.add(new Edit(new Span(offset, offset), text, true));
  }

  void replace(Span span, String text) {
    edits.add(new Edit(span, text, false));
  }

  /** A part of the text, changed. */
  String apply(String text, Span part) {
    edits.sort(
        Comparator.<Edit>comparingInt(edit -> edit.span().start())
            .thenComparing(edit -> !edit.behind()));
    var out = new StringBuilder();
    int position = part.start();
    for (Edit edit : edits) {
      out.append(text, position, edit.span().start()).append(edit.text());
      position = edit.span().end();
    }
    return out.append(text, position, part.end()).toString();
  }
}
