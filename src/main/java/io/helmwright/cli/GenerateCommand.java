package io.helmwright.cli;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.ChartFolder;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.FileDifference;
import io.helmwright.emit.OutputLayout;
import io.helmwright.emit.WrittenFolder;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright generate}. */
final class GenerateCommand implements Callable<Integer> {

  private final Session session;
  private final CommandSpec spec;
  private final PositionalParamSpec names;
  private final OptionSpec output;
  private final OptionSpec database;
  private final OptionSpec check;
  private final OptionSpec force;

  GenerateCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "generate",
            "Write charts from their definitions.",
            "",
            "Writes to generated-chart/<name>/ and values-profiles/<name>/ of this folder.",
            "",
            "Examples:",
            "  helmwright generate                        every chart",
            "  helmwright generate heimdall --output out  to out/heimdall/ and",
            "                                             out/values-profiles/heimdall/",
            "  helmwright generate --check                write nothing, show what differs",
            "  helmwright generate heimdall --database built-in --output out",
            "                                             with another database");
    spec = builder.spec();
    names = builder.charts();
    output = builder.value("--output", "DIR", "Write to this folder instead.");
    database =
        builder.value(
            "--database", "PROVIDER", "Let PROVIDER bring the chart's database; needs --output.");
    check =
        builder.flag(
            "--check", "Write nothing; show what differs as a diff, exit 1 if anything does.");
    force = builder.flag("--force", "Discard what was edited by hand in generated files.");
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    boolean checkOnly = check.getValue();
    boolean discardEdits = force.getValue();
    if (checkOnly && discardEdits) {
      throw new ParameterException(
          spec.commandLine(), "--check writes nothing, so --force has no meaning with it");
    }
    String other = output.getValue();
    if (database.getValue() != null && other == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--database needs --output, since the project keeps the chart with its usual database");
    }
    List<EmittedChart> charts = emit();
    OutputLayout layout =
        other == null
            ? OutputLayout.inProject(session.directory())
            : OutputLayout.under(session.directory(), Path.of(other));
    ChartFolder folder = new ChartFolder(layout);
    return checkOnly ? check(folder, charts) : write(folder, charts, discardEdits);
  }

  private List<EmittedChart> emit() {
    List<String> named = names.getValue();
    KnownCharts known = session.charts().get();
    Set<String> chosen = new LinkedHashSet<>(named.isEmpty() ? known.names() : named);
    Charts.requireKnown(known, chosen, spec);
    List<ChartDefinition> definitions = chosen.stream().map(known::find).toList();
    String provider = database.getValue();
    if (provider != null) {
      definitions = Charts.withDatabase(definitions, provider, spec);
    }
    List<EmittedChart> charts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    List<Problem> warnings = new ArrayList<>();
    for (ChartDefinition definition : definitions) {
      try {
        Chart chart = definition.define();
        warnings.addAll(chart.warnings());
        charts.add(new ChartEmitter().emit(chart));
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    warnings.forEach(warning -> session.err().print(warning + "\n"));
    return charts;
  }

  private int write(ChartFolder folder, List<EmittedChart> charts, boolean discardEdits) {
    for (WrittenFolder written : folder.write(charts, discardEdits)) {
      if (written.differing() == 0) {
        upToDate(written.chart(), written.folder(), written.files());
      } else {
        session
            .out()
            .print(
                written.chart()
                    + (": " + written.folder() + " written (" + files(written.files()) + ": ")
                    + (written.added() + " added, " + written.changed() + " changed, ")
                    + (written.removed() + " removed)\n"));
      }
    }
    return ExitCode.DONE;
  }

  private int check(ChartFolder folder, List<EmittedChart> charts) {
    int code = ExitCode.DONE;
    for (EmittedChart chart : charts) {
      List<FileDifference> differences = folder.check(chart);
      if (differences.isEmpty()) {
        upToDate(chart.name(), folder.label(chart), chart.files().size());
        if (!chart.profiles().isEmpty()) {
          upToDate(chart.name(), folder.profilesLabel(chart), chart.profiles().size());
        }
        continue;
      }
      code = ExitCode.FOUND;
      for (FileDifference difference : differences) {
        session.out().print(difference.diff());
      }
      session
          .err()
          .print(
              chart.name()
                  + (": " + count(differences.size(), "file differs", "files differ"))
                  + (" from the definition. Run 'helmwright generate " + chart.name() + "'.\n"));
      long lineEnds = differences.stream().filter(FileDifference::lineEndsAlone).count();
      if (lineEnds > 0) {
        session
            .err()
            .print(
                "%s: %s with CR LF, and nothing else differs. %s.\n"
                    .formatted(
                        chart.name(),
                        count(
                            (int) lineEnds, "file has lines that end", "files have lines that end"),
                        FileDifference.LINE_ENDS_CURE));
      }
    }
    return code;
  }

  private void upToDate(String chart, String folder, int files) {
    session.out().print(chart + ": " + folder + " is up to date (" + files(files) + ")\n");
  }

  private static String files(int number) {
    return count(number, "file", "files");
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
