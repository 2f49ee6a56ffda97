package io.helmwright.template;

import java.util.Set;
import java.util.regex.Pattern;

/** Decides how literal text is written so that YAML 1.1, as Helm reads it, gives the text back. */
final class YamlText {

  private static final Pattern PLAIN =
      Pattern.compile("(-[A-Za-z-]|[A-Za-z0-9_./(])[A-Za-z0-9_./@%+=,;:()<>!?$^~& *|-]*");
  private static final Pattern NUMBER_OR_TIME =
      Pattern.compile(
          "[-+]?\\.?[0-9][0-9_.,:]*([eE][-+]?[0-9_]*)?"
              + "|[-+]?0[xXoObB][0-9a-fA-F_]+"
              + "|[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");
  private static final Set<String> RESERVED =
      Set.of(
          "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", "---",
          "...", ".");

  private YamlText() {}

  /** Text of one line for a key or a value, quoted where it must be. */
  static String inline(String text) {
    if (isPlain(text)) {
      return text;
    }
    boolean awkward = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    if (awkward && text.indexOf('\'') < 0 && isPrintable(text)) {
      return "'" + text + "'";
    }
    return doubleQuoted(text);
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !NUMBER_OR_TIME.matcher(text).matches()
        && !RESERVED.contains(text.toLowerCase(java.util.Locale.ROOT))
        && !text.contains(": ")
        && !text.endsWith(":")
        && !text.endsWith(" ")
        && !text.startsWith("... ")
        && !text.startsWith("--- ");
  }

  /**
   * Whether a block scalar gives the text back, also when a trimming action follows it, or the end
   * of the document, where Helm trims too.
   */
  static boolean fitsBlock(String text) {
    if (text.indexOf('\n') < 0 || text.isBlank() || text.endsWith("\n\n")) {
      return false;
    }
    char first = text.charAt(0);
    if (first == ' ' || first == '\n') {
      return false;
    }
    for (var line : text.split("\n", -1)) {
      if (!isPrintable(line) || endsInBlank(line)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line ends in what some program on the way counts as white space. */
  static boolean endsInBlank(String line) {
    if (line.isEmpty()) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    return Character.isWhitespace(last) || Character.isSpaceChar(last);
  }

  private static boolean isPrintable(String line) {
    return line.codePoints().allMatch(YamlText::isPrintable);
  }

  /**
   * Why no line of a block scalar, a comment or a helper's text can hold the text, or "" when it
   * can.
   */
  static String lineRefusal(String text) {
    return text.codePoints()
        .filter(c -> c != '\t' && !isPrintable(c))
        .mapToObj(
            "the line holds the character U+%04X, which only a quoted string can carry"::formatted)
        .findFirst()
        .orElse("");
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c < 0x7f
        || c >= 0xa0
            && c != 0x2028
            && c != 0x2029
            && c != 0xfeff
            && (c & 0xfffe) != 0xfffe
            && c < 0xd800
        || c >= 0xe000 && c != 0xfeff && (c & 0xfffe) != 0xfffe;
  }

  /** The text between double quotes, with YAML's escapes. */
  static String doubleQuoted(String text) {
    var out = new StringBuilder("\"");
    text.codePoints().forEach(c -> appendEscaped(out, c));
    return out.append('"').toString();
  }

  /**
   * The text as a string of the Go template language: raw between backquotes where that is easier.
   */
  static String goString(String text) {
    boolean awkward = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    if (awkward && text.indexOf('`') < 0 && isPrintable(text)) {
      return "`" + text + "`";
    }
    return doubleQuoted(text);
  }

  private static void appendEscaped(StringBuilder out, int c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\r' -> out.append("\\r");
      default -> {
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else if (c > 0xffff) {
          out.append("\\U%08x".formatted(c));
        } else {
          out.append("\\u%04x".formatted(c));
        }
      }
    }
  }

  /** Why no YAML can hold the text, or "" when it can. */
  static String refusal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return "the text holds the character U+0000, which YAML can't carry";
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          return "the text holds half of a surrogate pair (U+%04X), which is no character"
              .formatted((int) c);
        }
      }
    }
    return "";
  }
}
