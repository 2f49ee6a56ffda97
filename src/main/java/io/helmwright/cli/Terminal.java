package io.helmwright.cli;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * What the program's output goes to.
 *
 * @param results whether results go to a terminal
 * @param messages whether messages go to one that can draw a line anew
 * @param color whether a terminal is to have colours
 * @param columns how wide a terminal is
 */
record Terminal(boolean results, boolean messages, boolean color, int columns) {

  private static final int USUAL_COLUMNS = 80;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  /** Files, pipes, or a caller in the same process. */
  static Terminal none() {
    return new Terminal(false, false, false, USUAL_COLUMNS);
  }

  /** That of this process. */
  static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    Set<Integer> terminals = new HashSet<>();
    for (int stream : new int[] {STDOUT, STDERR}) {
      if (isTerminal(stream)) {
        terminals.add(stream);
      }
    }
    return of(terminals, environment, Terminal::askForColumns);
  }

  /**
   * @param terminals which of the streams 1 and 2 are terminals
   */
  static Terminal of(Set<Integer> terminals, Map<String, String> environment, IntSupplier columns) {
    if (terminals.isEmpty()) {
      return none();
    }
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean ci = !environment.getOrDefault("CI", "").isEmpty();
    // https://no-color.org
    boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        terminals.contains(STDOUT),
        terminals.contains(STDERR) && !dumb && !ci,
        !dumb && !noColor,
        columns.getAsInt());
  }

  /**
   * Java itself only tells about standard input and output together, and since 22 not even that.
   */
  private static boolean isTerminal(int stream) {
    try {
      Function isatty =
          Platform.isWindows()
              ? Function.getFunction("msvcrt", "_isatty")
              : Function.getFunction("c", "isatty");
      return isatty.invokeInt(new Object[] {stream}) != 0;
    } catch (LinkageError e) {
      return false;
    }
  }

  private static int askForColumns() {
    return new UsageMessageSpec().autoWidth(true).width();
  }
}
