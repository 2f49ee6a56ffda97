package io.helmwright.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What one run has from its surroundings.
 *
 * @param out results
 * @param err messages
 * @param directory what relative paths are relative to
 * @param charts the charts that can be named, built only when a command needs them
 * @param terminal what out and err go to, asked only by a command that draws
 */
record Session(
    PrintWriter out,
    PrintWriter err,
    Path directory,
    Supplier<KnownCharts> charts,
    Supplier<Terminal> terminal) {

  /** A run whose output is no terminal. */
  Session(PrintWriter out, PrintWriter err, Path directory, Supplier<KnownCharts> charts) {
    this(out, err, directory, charts, Terminal::none);
  }

  /** A path from the command line. */
  Path resolve(Path path) {
    return directory.resolve(path).normalize();
  }
}
