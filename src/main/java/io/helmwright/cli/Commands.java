package io.helmwright.cli;

import io.helmwright.diff.ChartComparison;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.search.Verification;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** Which commands there are. */
final class Commands {

  private static final String[] NAMES = {
    "generate",
    "regenerate",
    "list",
    "render",
    "lint",
    "verify",
    "diff",
    "release",
    "schema",
    "generate-completion"
  };

  private Commands() {}

  /**
   * The command line for these arguments. When they name a command it is the only one built, to
   * start faster; the completion script and the help need all of them.
   */
  static CommandLine commandLine(Session session, String... args) {
    CommandLine root = new CommandLine(new RootCommand().spec());
    String named = named(args);
    for (String name : NAMES) {
      if (named == null || named.equals(name) || named.equals("generate-completion")) {
        root.addSubcommand(name, command(session, name));
      }
    }
    return root;
  }

  /** Whether stack traces are wanted, for failures that picocli does not get to see. */
  static boolean debug(String... args) {
    for (String arg : args) {
      if (arg.equals("--debug")) {
        return true;
      }
    }
    return false;
  }

  private static String named(String... args) {
    if (args.length > 0) {
      for (String name : NAMES) {
        if (args[0].equals(name)) {
          return name;
        }
      }
    }
    return null;
  }

  private static CommandLine command(Session session, String name) {
    return switch (name) {
      case "generate" -> new CommandLine(new GenerateCommand(session).spec());
      case "regenerate" -> new CommandLine(new RegenerateCommand(session).spec());
      case "list" -> new CommandLine(new ListCommand(session).spec());
      case "render" -> new CommandLine(new RenderCommand(session).spec());
      case "lint" -> new CommandLine(new LintCommand(session).spec());
      case "verify" -> new CommandLine(new VerifyCommand(session, Verification::verify).spec());
      case "diff" -> new CommandLine(new DiffCommand(session, ChartComparison::compare).spec());
      case "release" -> new CommandLine(new ReleaseCommand(session, Commands::compare).spec());
      case "schema" -> new CommandLine(new SchemaCommand(session).spec());
      case "generate-completion" -> new CommandLine(new GenerateCompletion());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static ChartDiff compare(ChartFiles before, ChartFiles after) {
    return ChartComparison.compare(before, "the last release", after, "this commit");
  }
}
