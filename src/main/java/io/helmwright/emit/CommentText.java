package io.helmwright.emit;

import io.helmwright.template.LineWrap;
import java.util.ArrayList;
import java.util.List;

/** Text from Java as comment lines; nothing in it can end the comment. */
final class CommentText {

  private CommentText() {}

  /**
   * The comment.
   *
   * @param text prose; empty for no lines at all
   * @param columns the most columns of a line
   */
  static List<String> lines(String text, int columns) {
    String safe = safe(text).strip();
    var lines = new ArrayList<String>();
    if (!safe.isEmpty()) {
      for (var line : LineWrap.wrap(safe, columns - 2)) {
        lines.add(("# " + line).stripTrailing());
      }
    }
    return lines;
  }

  /** Lines of YAML made a comment, which becomes YAML again by deleting the marks. */
  static List<String> commentedOut(List<String> yaml) {
    return yaml.stream().map(line -> line.isEmpty() ? "#" : "# " + line).toList();
  }

  /** Whether YAML takes the character for the end of a line, or does not allow it at all. */
  static boolean isUnsafe(char c) {
    return isLineBreak(c) || Character.isISOControl(c) || c == '\uFEFF' || c >= '\uFFFE';
  }

  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u000B' || c == '\f' || c == '\u0085' || isSeparator(c);
  }

  private static boolean isSeparator(char c) {
    return c == '\u2028' || c == '\u2029';
  }

  private static String safe(String text) {
    var safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
      if (pair) {
        safe.append(c).append(text.charAt(++i));
      } else if (c == '\t') {
        safe.append(' ');
      } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue;
      } else if (isLineBreak(c)) {
        safe.append('\n');
      } else {
        safe.append(isUnsafe(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
