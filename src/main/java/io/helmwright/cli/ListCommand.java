package io.helmwright.cli;

import io.helmwright.chart.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code helmwright list}. */
final class ListCommand implements Callable<Integer> {

  private final Session session;
  private final CommandSpec spec;

  ListCommand(Session session) {
    this.session = session;
    CommandBuilder builder =
        new CommandBuilder(
            this,
            "list",
            "List the charts: name, version, version of the application, description.",
            "",
            "Example:",
            "  helmwright list");
    spec = builder.spec();
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    KnownCharts known = session.charts().get();
    List<String[]> rows = new ArrayList<>();
    int[] widths = new int[3];
    for (String name : known.names()) {
      Chart chart = known.find(name).define();
      String[] row = {chart.name(), chart.version(), chart.appVersion(), chart.description()};
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
      rows.add(row);
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 2));
      }
      session.out().print(line.append(row[3]).append('\n'));
    }
    return ExitCode.DONE;
  }
}
