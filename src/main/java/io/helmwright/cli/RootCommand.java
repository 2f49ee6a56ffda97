package io.helmwright.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright} without a command. */
final class RootCommand implements Callable<Integer> {

  static final String NAME = "helmwright";

  private final CommandSpec spec;

  RootCommand() {
    spec =
        new CommandBuilder(
                this,
                NAME,
                "Helm charts written as typed Java.",
                "",
                "Examples:",
                "  helmwright generate              write every chart to generated-chart/",
                "  helmwright generate --check      show what differs, exit 1 if anything does",
                "  helmwright render heimdall       print what Helm makes of a chart",
                "  helmwright verify ./my-chart     search a chart's configurations for mistakes",
                "  helmwright generate --help       the options of a command, with examples",
                "",
                "Exit codes: 0 done, 1 found what it looks for, 2 wrong usage,",
                "3 invalid chart definition or input, 4 input or output failed.")
            .spec();
    spec.versionProvider(new Version());
    spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .type(boolean.class)
            .arity("0")
            .versionHelp(true)
            .description("Print the version and exit.")
            .build());
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "A command is missing");
  }
}
