package io.helmwright.cli;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a run of the program gave. */
record Run(int code, String out, String err) {

  /** Runs the program in a folder with the charts of the catalog. */
  static Run in(Path directory, String... args) {
    return of((out, err) -> Main.execute(out, err, directory, args));
  }

  /** Runs it with charts of these names, all of the same definition. */
  static Run with(Path directory, List<String> names, Supplier<Chart> chart, String... args) {
    Function<String, ChartDefinition> find =
        name ->
            new ChartDefinition() {
              @Override
              public String name() {
                return name;
              }

              @Override
              public Chart define() {
                return chart.get();
              }
            };
    KnownCharts known =
        new KnownCharts() {
          @Override
          public List<String> names() {
            return names;
          }

          @Override
          public ChartDefinition find(String name) {
            return find.apply(name);
          }
        };
    return of((out, err) -> Main.execute(new Session(out, err, directory, () -> known), args));
  }

  private static Run of(Execution execution) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = execution.execute(new PrintWriter(out), new PrintWriter(err));
    return new Run(code, out.toString(), err.toString());
  }

  @FunctionalInterface
  private interface Execution {
    int execute(PrintWriter out, PrintWriter err);
  }
}
