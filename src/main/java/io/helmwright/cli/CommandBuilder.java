package io.helmwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Describes a command to picocli by calls instead of annotations: reading annotations by reflection
 * takes half as long again as the rest of picocli, at every start of the program.
 */
final class CommandBuilder {

  private final CommandSpec spec;

  CommandBuilder(Callable<Integer> command, String name, String description, String... footer) {
    spec = CommandSpec.wrapWithoutInspection(command).name(name);
    spec.usageMessage().description(description).footer(footer);
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .arity("0")
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    flag("--debug", "Show stack traces with errors.");
  }

  CommandSpec spec() {
    return spec;
  }

  /** An option without a value; its own is a {@code Boolean}. */
  OptionSpec flag(String name, String description) {
    return add(
        OptionSpec.builder(name)
            .type(boolean.class)
            .arity("0")
            .initialValue(false)
            .description(description));
  }

  /** An option with a value; its own is a {@code String}, null when it is not given. */
  OptionSpec value(String name, String label, String description) {
    return add(text(name).paramLabel(label).description(description));
  }

  /** An option with a value; its own is a {@code String}. */
  OptionSpec value(String name, String label, String otherwise, String description) {
    return add(
        text(name)
            .paramLabel(label)
            .defaultValue(otherwise)
            .description(description + " (default: " + otherwise + ")."));
  }

  /** An option that may be given several times; its own value is a {@code List<String>}. */
  OptionSpec values(String name, String label, String description) {
    return values(new String[] {name}, label, description);
  }

  /**
   * The versions of APIs that a cluster has, as {@code helm template} takes them; its own value is
   * a {@code List<String>}.
   */
  OptionSpec apiVersions() {
    return values(
        new String[] {"-a", "--api-versions"},
        "API",
        "An API that the cluster has: monitoring.coreos.com/v1; repeatable.");
  }

  private OptionSpec values(String[] names, String label, String description) {
    return add(
        OptionSpec.builder(names)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("1")
            .initialValue(List.of())
            .paramLabel(label)
            .description(description));
  }

  /** The argument CHART; its value is a {@code String}. */
  PositionalParamSpec chart() {
    return chart("A chart's name, or the folder or package (.tgz) of any chart.");
  }

  /** The same where not everything will do. */
  PositionalParamSpec chart(String description) {
    return add(
        PositionalParamSpec.builder()
            .type(String.class)
            .index("0")
            .arity("1")
            .required(true)
            .description(description));
  }

  /** The arguments CHART; their value is a {@code List<String>}. */
  PositionalParamSpec charts() {
    return add(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .index("0..*")
            .arity("0..*")
            .initialValue(List.of())
            .description("The charts; all if none is named."));
  }

  private static OptionSpec.Builder text(String name) {
    return OptionSpec.builder(name).type(String.class).arity("1");
  }

  private OptionSpec add(OptionSpec.Builder builder) {
    OptionSpec option = builder.build();
    spec.addOption(option);
    return option;
  }

  private PositionalParamSpec add(PositionalParamSpec.Builder builder) {
    PositionalParamSpec parameter = builder.paramLabel("CHART").build();
    spec.addPositional(parameter);
    return parameter;
  }
}
