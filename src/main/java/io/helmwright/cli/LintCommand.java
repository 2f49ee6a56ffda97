package io.helmwright.cli;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.ValuesRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
            "Run Helm's strict lint on a chart, with its defaults and with each of its profiles; exit 1"
                + " if it finds anything.",
            "",
            "Defaults that the chart itself refuses are left out if there are profiles: a chart that"
                + " needs a host can't have one by default.",
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
        .onDisk((folder, profiles) -> lint(argument, RenderRequest.of(folder), profiles));
  }

  private int lint(String argument, RenderRequest defaults, SortedMap<String, Path> profiles) {
    var engine = new HelmEngine();
    boolean refused = !profiles.isEmpty() && refuses(engine, defaults);
    List<Problem> always = refused ? List.of() : engine.lint(defaults, true);
    Map<Problem, List<String>> inProfiles = new LinkedHashMap<>();
    profiles.forEach(
        (name, file) ->
            engine.lint(defaults.withValuesFile(file), true).stream()
                .filter(finding -> !always.contains(finding))
                .forEach(
                    finding ->
                        inProfiles.computeIfAbsent(finding, f -> new ArrayList<>()).add(name)));
    return report(argument + (refused ? " with its profiles" : ""), always, inProfiles);
  }

  private static boolean refuses(HelmEngine engine, RenderRequest defaults) {
    try {
      engine.render(defaults);
      return false;
    } catch (ValuesRefusedException refusal) {
      return true;
    } catch (ProblemException broken) {
      return false;
    }
  }

  private int report(String what, List<Problem> always, Map<Problem, List<String>> inProfiles) {
    always.forEach(finding -> session.out().print(finding + "\n"));
    inProfiles.forEach(
        (finding, profiles) ->
            session
                .out()
                .print("%s Found with %s.\n".formatted(finding, String.join(", ", profiles))));
    if (always.isEmpty() && inProfiles.isEmpty()) {
      session.out().print(what + ": lint finds nothing\n");
      return ExitCode.DONE;
    }
    return ExitCode.FOUND;
  }
}
