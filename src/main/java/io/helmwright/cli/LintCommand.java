package io.helmwright.cli;

import io.helmwright.problem.Problem;
import io.helmwright.verify.HelmEngine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code helmwright lint}. */
final class LintCommand implements Callable<Integer> {

  private final Session session;
  private final CommandSpec spec;
  private final PositionalParamSpec chart;

  LintCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "lint",
            "Run Helm's strict lint on a chart; exit 1 if it finds anything.",
            "",
            "Examples:",
            "  helmwright lint heimdall",
            "  helmwright lint ./generated-chart/heimdall");
    spec = builder.spec();
    chart = builder.chart();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    String argument = chart.getValue();
    return Charts.select(session, spec, argument)
        .onDisk((folder, profiles) -> report(argument, new HelmEngine().lint(folder, true)));
  }

  private int report(String argument, List<Problem> findings) {
    for (Problem finding : findings) {
      session.out().print(finding + "\n");
    }
    if (findings.isEmpty()) {
      session.out().print(argument + ": lint finds nothing\n");
      return ExitCode.DONE;
    }
    return ExitCode.FOUND;
  }
}
