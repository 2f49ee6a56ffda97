package io.helmwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;

/** The program {@code helmwright}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the process with its exit code: 0 done, 1 found what it looks for, 2
   * wrong usage, 3 invalid chart definition or input, 4 input or output failed.
   */
  public static void main(String[] args) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int code = execute(out, err, Path.of("").toAbsolutePath(), args);
    System.exit(code);
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
    return execute(new Session(out, err, directory, KnownCharts::standard), args);
  }

  static int execute(Session session, String... args) {
    Failures failures = new Failures(session);
    int code;
    try {
      CommandLine commandLine = Commands.commandLine(session, args);
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
