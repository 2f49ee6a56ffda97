package io.helmwright.cli;

import io.helmwright.charts.ChartCatalog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The program {@code helmwright}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code: 0 done, 1 found what it looks for, 2
   * wrong usage, 3 invalid chart definition or input, 4 input or output failed.
   */
  public static void main(String[] args) {
    run(() -> KnownCharts.of(ChartCatalog.standard()), args);
  }

  /**
   * The same program for charts of one's own; to be called from a {@code main} of one's own.
   *
   * @param charts the charts that the commands know by name
   * @param args the command line
   */
  public static void run(ChartCatalog charts, String... args) {
    run(() -> KnownCharts.of(charts), args);
  }

  private static void run(Supplier<KnownCharts> charts, String... args) {
    Path directory = Path.of("").toAbsolutePath();
    var session =
        new Session(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            directory,
            charts,
            Terminal::ofProcess);
    System.exit(execute(session, args));
  }

  /**
   * Runs one command within a process that goes on.
   *
   * @param out receives results
   * @param err receives messages
   * @param directory what relative paths are relative to
   * @return the exit code
   */
  public static int execute(PrintWriter out, PrintWriter err, Path directory, String... args) {
    return execute(
        new Session(out, err, directory, () -> KnownCharts.of(ChartCatalog.standard())), args);
  }

  static int execute(Session session, String... args) {
    return execute(session, () -> Commands.commandLine(session, args), args);
  }

  /** Runs one of these commands. */
  static int execute(Session session, Supplier<CommandLine> commands, String... args) {
    Failures failures = new Failures(session);
    int code;
    try {
      CommandLine commandLine = commands.get();
      commandLine
          .setOut(session.out())
          .setErr(session.err())
          .setParameterExceptionHandler(failures)
          .setExecutionExceptionHandler(failures);
      code = commandLine.execute(args);
    } catch (LinkageError | StackOverflowError | OutOfMemoryError e) {
      // The JVM's own exit code for these would be 1, which means "found".
      code = failures.unexpected(e, Commands.debug(args));
    }
    session.out().flush();
    session.err().flush();
    return code;
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    // UTF-8 whatever the platform's charset is: charts are, and so is what is printed of them.
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }
}
