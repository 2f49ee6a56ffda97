package io.helmwright.emit;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks over a printed template as a linter would, without knowing the tree it was made from. */
final class TemplateCheck {

  private static final int COLUMNS = 120;
  private static final Set<String> OPENING = Set.of("if", "range", "with", "define", "block");

  private final String chart;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  private TemplateCheck(String chart, String path) {
    this.chart = chart;
    this.path = path;
  }

  /**
   * Checks one template.
   *
   * @throws ProblemException for what a text of the chart's author can bring about
   * @throws IllegalStateException for what only a defect of the writer can
   */
  static void check(String chart, String path, String text) {
    var check = new TemplateCheck(chart, path);
    if (!text.endsWith("\n") || text.endsWith("\n\n")) {
      throw new IllegalStateException(path + " does not end with exactly one line break");
    }
    int number = 1;
    for (int start = 0; start < text.length(); number++) {
      int end = text.indexOf('\n', start);
      check.line(text.substring(start, end), number);
      start = end + 1;
    }
    if (!check.problems.isEmpty()) {
      throw new ProblemException(check.problems);
    }
    check.actions(text);
  }

  private void line(String line, int number) {
    if (line.indexOf('\t') >= 0) {
      report(number, "there is a tab", "Write spaces");
    }
    if (line.endsWith(" ")) {
      report(number, "there are blanks at the end of the line", "Remove them");
    }
    int columns = line.codePointCount(0, line.length());
    if (columns > COLUMNS) {
      report(
          number,
          "the line has %d columns, more than %d".formatted(columns, COLUMNS),
          "Shorten the text, or write it over several lines");
    }
  }

  private void report(int line, String message, String cure) {
    problems.add(Problem.error("%s: %s, line %d".formatted(chart, path, line), message, cure));
  }

  private void actions(String text) {
    int depth = 0;
    for (int open = text.indexOf("{{"); open >= 0; ) {
      int close = endOfAction(text, open + 2);
      String keyword = keyword(text.substring(open + 2, close));
      if (OPENING.contains(keyword)) {
        depth++;
      } else if (keyword.equals("end")) {
        depth--;
      }
      if (depth < 0) {
        throw new IllegalStateException(path + ": an end without a beginning");
      }
      open = text.indexOf("{{", close);
    }
    if (depth != 0) {
      throw new IllegalStateException(path + ": %d actions have no end".formatted(depth));
    }
  }

  private int endOfAction(String text, int start) {
    boolean comment = text.startsWith("/*", start) || text.startsWith("- /*", start);
    int from = comment ? text.indexOf("*/", start) : start;
    while (from >= 0) {
      int close = text.indexOf("}}", from);
      int quote = firstOf(text.indexOf('"', from), text.indexOf('`', from));
      if (close >= 0 && (quote < 0 || close < quote)) {
        return close;
      }
      from = quote < 0 ? -1 : endOfString(text, quote) + 1;
    }
    throw new IllegalStateException(path + ": an action is not closed");
  }

  private static int firstOf(int one, int other) {
    return one < 0 ? other : other < 0 ? one : Math.min(one, other);
  }

  private int endOfString(String text, int start) {
    char quote = text.charAt(start);
    int end = text.indexOf(quote, start + 1);
    while (end >= 0 && quote == '"' && isEscaped(text, end)) {
      end = text.indexOf(quote, end + 1);
    }
    if (end < 0) {
      throw new IllegalStateException(path + ": a string is not closed");
    }
    return end;
  }

  private static boolean isEscaped(String text, int at) {
    int start = at;
    while (text.charAt(start - 1) == '\\') {
      start--;
    }
    return (at - start) % 2 == 1;
  }

  private static String keyword(String action) {
    int start = action.startsWith("- ") ? 2 : 0;
    while (start < action.length() && action.charAt(start) == ' ') {
      start++;
    }
    int end = start;
    while (end < action.length() && Character.isLetter(action.charAt(end))) {
      end++;
    }
    return action.substring(start, end);
  }
}
