package io.helmwright.emit;

/** Text from Java inside Markdown, read as it was written. */
public final class MarkdownText {

  private static final String AT_START = "#+->=";

  private MarkdownText() {}

  /** Prose on one line. Code between single backticks stays code; nothing else is interpreted. */
  public static String prose(String text) {
    String line = oneLine(text);
    var escaped = new StringBuilder(line.length());
    boolean code = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`') {
        boolean opens = !code && line.indexOf('`', i + 2) > 0 && line.charAt(i + 1) != '`';
        escaped.append(opens || code ? "`" : "\\`");
        code = opens;
      } else if (c == '|' || !code && isMarkup(line, i)) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Whether Markdown would read something into the character where it is. */
  private static boolean isMarkup(String line, int at) {
    char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    return switch (line.charAt(at)) {
      case '\\', '<', '*' -> true;
      case '&' -> next != ' ';
      case ']' -> next == '(' || next == ':';
      case '_' -> at == 0 || !isWord(line.charAt(at - 1)) || !isWord(next);
      default -> at == 0 && AT_START.indexOf(line.charAt(at)) >= 0;
    };
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** Code, whatever is in it; pipes are escaped, since tables know no code. */
  static String code(String text) {
    String line = oneLine(text).replace("|", "\\|");
    if (line.isEmpty()) {
      return "";
    }
    int longest = 0;
    for (int i = 0, run = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String pad = longest > 0 || line.startsWith(" ") || line.endsWith(" ") ? " " : "";
    return fence + pad + line + pad + fence;
  }

  private static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(CommentText.isUnsafe(c) ? ' ' : c);
    }
    return line.toString().strip();
  }
}
