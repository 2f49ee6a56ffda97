package io.helmwright.cli;

import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code helmwright schema}. */
final class SchemaCommand implements Callable<Integer> {

  private static final String FILE = "values.schema.json";

  private final Session session;
  private final CommandSpec spec;
  private final PositionalParamSpec chart;

  SchemaCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "schema",
            "Print the JSON Schema of a chart's values.",
            "",
            "Examples:",
            "  helmwright schema heimdall > schema.json",
            "  helmwright schema ./generated-chart/heimdall");
    spec = builder.spec();
    chart = builder.chart();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    String argument = chart.getValue();
    byte[] schema =
        Charts.select(session, spec, argument)
            .file(FILE)
            .orElseThrow(
                () ->
                    ProblemException.error(
                        argument, "the chart has no " + FILE, "Name a chart that has one"));
    session.out().print(new String(schema, StandardCharsets.UTF_8));
    return ExitCode.DONE;
  }
}
