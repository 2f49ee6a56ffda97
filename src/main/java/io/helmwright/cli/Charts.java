package io.helmwright.cli;

import io.helmwright.chart.ChartDefinition;
import io.helmwright.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds what the argument CHART stands for. */
final class Charts {

  private Charts() {}

  /** A chart of the catalog by name, the chart in a folder, or a packaged chart. */
  static SelectedChart select(Session session, CommandSpec spec, String argument) {
    boolean path = argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0;
    if (!path) {
      KnownCharts known = session.charts().get();
      if (known.names().contains(argument)) {
        return new CatalogChart(known.emit(argument));
      }
    }
    Path folder = session.resolve(Path.of(argument));
    if (argument.endsWith(PackagedChart.ENDING) && Files.isRegularFile(folder)) {
      return new PackagedChart(folder);
    }
    if (!Files.isDirectory(folder)) {
      if (path) {
        String noun = argument.endsWith(PackagedChart.ENDING) ? "package" : "folder";
        throw new ParameterException(
            spec.commandLine(), "There is no " + noun + " '" + argument + "'");
      }
      requireKnown(session.charts().get(), List.of(argument), spec);
    }
    if (!Files.isRegularFile(folder.resolve("Chart.yaml"))) {
      throw ProblemException.error(
          argument,
          "the folder holds no Chart.yaml, so it is not a chart",
          "Name a chart's folder or one of: " + String.join(", ", session.charts().get().names()));
    }
    return new FolderChart(folder);
  }

  /**
   * @throws ParameterException naming every chart that is not known, and those that are
   */
  static void requireKnown(KnownCharts known, Collection<String> names, CommandSpec spec) {
    List<String> unknown = new ArrayList<>(names);
    unknown.removeAll(known.names());
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          (unknown.size() == 1 ? "Unknown chart '" : "Unknown charts '")
              + (String.join("', '", unknown) + "'; the known charts are: ")
              + String.join(", ", known.names()));
    }
  }

  /**
   * The charts with another provider of their database.
   *
   * @throws ParameterException naming every chart that has no such provider, and those that it has
   */
  static List<ChartDefinition> withDatabase(
      List<ChartDefinition> charts, String provider, CommandSpec spec) {
    List<String> problems = new ArrayList<>();
    List<ChartDefinition> variants = new ArrayList<>();
    for (ChartDefinition chart : charts) {
      Map<String, ChartDefinition> databases = chart.databases();
      if (databases.containsKey(provider)) {
        variants.add(databases.get(provider));
      } else {
        problems.add(
            databases.isEmpty()
                ? "'" + chart.name() + "' has no choice of databases"
                : ("'" + chart.name() + "' has no database '" + provider + "'; its databases are: ")
                    + String.join(", ", databases.keySet()));
      }
    }
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join(". ", problems));
    }
    return variants;
  }
}
