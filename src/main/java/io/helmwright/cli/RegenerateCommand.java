package io.helmwright.cli;

import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.FileDifference;
import io.helmwright.emit.OutputException;
import io.helmwright.emit.OutputLayout;
import io.helmwright.emit.Regeneration;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.release.CommittedEmissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright regenerate}. */
final class RegenerateCommand implements Callable<Integer> {

  private final Session session;
  private final CommandSpec spec;
  private final PositionalParamSpec names;
  private final OptionSpec output;
  private final OptionSpec dryRun;
  private final OptionSpec writeConflicts;

  RegenerateCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "regenerate",
            "Write charts from their definitions, and keep what was edited by hand in them: what was"
                + " generated before, the edit and what is generated now are merged line by line.",
            "",
            "What was generated before is found in the manifest .helmwright.json or in the commits"
                + " of the git repository. If an edit clashes with the definition, nothing is written"
                + " and the exit code is 1. A file that was deleted stays so, unless it is generated"
                + " otherwise now.",
            "",
            "Examples:",
            "  helmwright regenerate heimdall",
            "  helmwright regenerate heimdall --dry-run          write nothing, show what would",
            "                                                    change",
            "  helmwright regenerate heimdall --write-conflicts  put both sides of a clash into the",
            "                                                    file, between markers");
    spec = builder.spec();
    names = builder.charts();
    output = builder.value("--output", "DIR", "The charts are in this folder instead.");
    dryRun = builder.flag("--dry-run", "Write nothing; show what would change as a diff.");
    writeConflicts =
        builder.flag("--write-conflicts", "Write clashes into the files, between markers.");
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    boolean dry = dryRun.getValue();
    boolean markers = writeConflicts.getValue();
    if (dry && markers) {
      throw new ParameterException(
          spec.commandLine(),
          "--dry-run writes nothing, so --write-conflicts has no meaning with it");
    }
    List<String> named = names.getValue();
    KnownCharts known = session.charts().get();
    Charts.requireKnown(known, named, spec);
    String other = output.getValue();
    OutputLayout layout =
        other == null
            ? OutputLayout.inProject(session.directory())
            : OutputLayout.under(session.directory(), Path.of(other));
    List<EmittedChart> charts =
        (named.isEmpty() ? known.names() : named).stream().distinct().map(known::emit).toList();
    return regenerate(charts, merged(charts, layout), dry, markers);
  }

  private static List<Regeneration> merged(List<EmittedChart> charts, OutputLayout layout) {
    List<Regeneration> merged = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (EmittedChart chart : charts) {
      try {
        merged.add(Regeneration.of(layout, chart, new CommittedEmissions()));
      } catch (OutputException e) {
        throw e; // It has its own exit code, and what fails once fails for all.
      } catch (ProblemException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return merged;
  }

  private int regenerate(
      List<EmittedChart> charts, List<Regeneration> merged, boolean dry, boolean markers) {
    List<Problem> conflicts = merged.stream().flatMap(m -> m.conflicts().stream()).toList();
    conflicts.forEach(conflict -> session.err().print(conflict + "\n"));
    if (conflicts.isEmpty() || dry || markers) {
      // Before it is written, which leaves no difference.
      List<List<FileDifference>> differences =
          merged.stream().map(Regeneration::differences).toList();
      if (!dry) {
        Regeneration.write(merged, markers);
      }
      for (int i = 0; i < merged.size(); i++) {
        report(charts.get(i).name(), differences.get(i), merged.get(i), dry);
      }
    } else {
      session.err().print("Nothing was written.\n");
    }
    return conflicts.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private void report(
      String chart, List<FileDifference> differences, Regeneration merged, boolean dry) {
    if (dry) {
      differences.forEach(difference -> session.out().print(difference.diff()));
    }
    int files = differences.size();
    session
        .out()
        .print(
            "%s: %s\n"
                .formatted(
                    chart,
                    files == 0
                        ? "is up to date"
                        : "%d %s %s"
                            .formatted(
                                files,
                                files == 1 ? "file" : "files",
                                dry ? "would be written" : "written")));
    merged
        .edited()
        .forEach(
            file -> session.out().print("%s: keeps what was edited by hand\n".formatted(file)));
    merged
        .deleted()
        .forEach(file -> session.out().print("%s: stays away, deleted by hand\n".formatted(file)));
  }
}
