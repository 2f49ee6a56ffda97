package io.helmwright.cli;

/** What the process tells its caller. */
final class ExitCode {

  /** All is done, and nothing was found. */
  static final int DONE = 0;

  /** It found what it looks for: drift, a difference, a finding. */
  static final int FOUND = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** A chart definition or an input is invalid. */
  static final int INVALID = 3;

  /** Reading or writing failed. */
  static final int IO = 4;

  private ExitCode() {}
}
