package io.helmwright.cli;

import io.helmwright.diff.report.DiffReport;
import io.helmwright.diff.report.JsonDiff;
import io.helmwright.diff.report.MarkdownDiff;
import io.helmwright.diff.report.TerminalDiff;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.source.ChartSource;
import io.helmwright.emit.OutputLayout;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.verify.ChartFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** {@code helmwright diff}. */
final class DiffCommand implements Callable<Integer> {

  private static final int PLAIN_WIDTH = 100;

  private final Session session;
  private final Comparer comparer;
  private final CommandSpec spec;
  private final PositionalParamSpec charts;
  private final OptionSpec output;
  private final OptionSpec allow;

  DiffCommand(Session session, Comparer comparer) {
    this.session = session;
    this.comparer = comparer;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "diff",
            "Tell what changed between two charts, what it breaks, and which version it is.",
            "",
            "A chart is a folder, a package (.tgz), a revision of this repository",
            "(git:REV or git:REV:PATH), or the name of a chart that is defined here. With one",
            "name only, its definition is compared with what was generated from it before.",
            "",
            "Examples:",
            "  helmwright diff heimdall",
            "  helmwright diff git:v4.0.0 heimdall --output markdown",
            "  helmwright diff shop-1.2.0.tgz ./charts/shop --allow minor",
            "  helmwright diff git:main:charts/shop git:HEAD:charts/shop --output json");
    spec = builder.spec();
    charts = builder.charts();
    output =
        builder.value("--output", "FORMAT", "terminal", "Write for a terminal, markdown or json");
    allow =
        builder.value(
            "--allow",
            "LEVEL",
            "major",
            "Exit 1 if it asks for more than a patch, minor or major version");
  }

  /** What compares; tests put another one here. */
  @FunctionalInterface
  interface Comparer {
    ChartDiff compare(ChartFiles before, String beforeSource, ChartFiles after, String afterSource);
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    Level allowed = level();
    DiffReport report = report();
    List<String> named = charts.getValue();
    if (named.isEmpty() || named.size() > 2) {
      throw refusal("Name two charts, the older one first, or one that is defined here");
    }
    ChartDiff diff =
        named.size() == 2
            ? compare(named.get(0), named.get(1))
            : compareWithCommitted(named.get(0));
    session.out().print(report.print(diff));
    return diff.level().compareTo(allowed) > 0 ? ExitCode.FOUND : ExitCode.DONE;
  }

  private ChartDiff compareWithCommitted(String name) throws IOException {
    Charts.requireKnown(session.charts().get(), List.of(name), spec);
    Path committed = OutputLayout.inProject(session.directory()).chartFolder(name);
    String source = session.directory().toAbsolutePath().relativize(committed).toString();
    return comparer.compare(ChartFiles.read(committed), source, defined(name), name);
  }

  private ChartDiff compare(String before, String after) throws IOException {
    String usual = usualPath(before).isEmpty() ? usualPath(after) : usualPath(before);
    return comparer.compare(read(before, usual), before, read(after, usual), after);
  }

  /** Where a chart that is defined here is kept in each revision. */
  private String usualPath(String argument) throws IOException {
    return isDefined(argument) ? "generated-chart/" + argument : "";
  }

  private boolean isDefined(String argument) throws IOException {
    return session.charts().get().names().contains(argument);
  }

  private ChartFiles read(String argument, String usualPath) throws IOException {
    return isDefined(argument)
        ? defined(argument)
        : new ChartSource(session.directory(), usualPath).read(argument);
  }

  private ChartFiles defined(String name) throws IOException {
    try (TemporaryChart written = TemporaryChart.of(session.charts().get().emit(name))) {
      return ChartFiles.read(written.chart());
    }
  }

  private Level level() {
    String word = allow.getValue();
    for (Level level : Level.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(word)) {
        return level;
      }
    }
    throw refusal("--allow " + word + ": is no level. Write patch, minor or major");
  }

  private DiffReport report() throws IOException {
    String format = output.getValue();
    return switch (format) {
      case "terminal" -> {
        Terminal terminal = session.terminal().get();
        yield terminal.results()
            ? new TerminalDiff(terminal.columns(), terminal.color())
            : new TerminalDiff(PLAIN_WIDTH, false);
      }
      case "markdown" -> new MarkdownDiff();
      case "json" -> new JsonDiff(Version.number());
      default ->
          throw refusal("--output " + format + ": is no format. Write terminal, markdown or json");
    };
  }

  private ParameterException refusal(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
