package io.helmwright.cli;

import io.helmwright.emit.EditedFilesException;
import io.helmwright.emit.OutputException;
import io.helmwright.problem.FindingsException;
import io.helmwright.problem.ProblemException;
import io.helmwright.problem.UsageException;
import io.helmwright.verify.Nearest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into messages and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final PrintWriter err;

  Failures(Session session) {
    this.err = session.err();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String option = unknownOption(failure);
    if (option == null) {
      line("error: " + withoutFullStop(failure.getMessage()) + ".");
      UnmatchedArgumentException.printSuggestions(failure, err);
    } else {
      line("error: Unknown option: '" + option + "'" + meant(option, command));
    }
    line("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    if (Commands.debug(args)) {
      failure.printStackTrace(err);
    }
    return ExitCode.USAGE;
  }

  /** The first of them; the rest of what was not matched may be the argument that it was given. */
  private static String unknownOption(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      for (String argument : unmatched.getUnmatched()) {
        if (argument.startsWith("-") && argument.length() > 1) {
          return argument.replaceFirst("=.*", "");
        }
      }
    }
    return null;
  }

  private static String meant(String option, CommandLine command) {
    return Nearest.to(option, command.getCommandSpec().optionsMap().keySet())
        .map(name -> "; did you mean '" + name + "'?")
        .orElse(".");
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    boolean debug = Commands.debug(parseResult.originalArgs().toArray(new String[0]));
    if (failure instanceof ProblemException problems) {
      problems(problems);
      trace(failure, debug);
      return code(problems);
    }
    if (failure instanceof UncheckedIOException io) {
      return io(io.getCause(), debug);
    }
    if (failure instanceof IOException io) {
      return io(io, debug);
    }
    return unexpected(failure, debug);
  }

  private static int code(ProblemException failure) {
    if (failure instanceof FindingsException) {
      return ExitCode.FOUND;
    }
    if (failure instanceof UsageException) {
      return ExitCode.USAGE;
    }
    return failure instanceof OutputException ? ExitCode.IO : ExitCode.INVALID;
  }

  /** A failure nobody has foreseen, most likely in a chart definition. */
  int unexpected(Throwable failure, boolean debug) {
    line("error: unexpected failure: " + failure + ".");
    if (!debug) {
      line("Run again with --debug to see where it comes from.");
    }
    trace(failure, debug);
    return ExitCode.INVALID;
  }

  private void problems(ProblemException failure) {
    for (int i = 0; i < failure.problems().size(); i++) {
      line(failure.problems().get(i).toString());
      if (failure instanceof EditedFilesException edited) {
        err.print(edited.edits().get(i).diff());
      }
    }
  }

  private int io(IOException failure, boolean debug) {
    line(
        failure instanceof NoSuchFileException
            ? "error: " + failure.getMessage() + ": there is no such file. Check the path."
            : "error: " + failure.getMessage() + ".");
    trace(failure, debug);
    return ExitCode.IO;
  }

  private void trace(Throwable failure, boolean debug) {
    if (debug) {
      failure.printStackTrace(err);
    }
  }

  private void line(String text) {
    err.print(text);
    err.print('\n');
  }

  private static String withoutFullStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
