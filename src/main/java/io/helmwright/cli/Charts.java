package io.helmwright.cli;

import io.helmwright.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Finds what the argument CHART stands for. */
final class Charts {

  private Charts() {}

  /** A chart of the catalog by name, or the chart in a folder. */
  static SelectedChart select(Session session, CommandSpec spec, String argument) {
    boolean path = argument.indexOf('/') >= 0 || argument.indexOf('\\') >= 0;
    if (!path) {
      KnownCharts known = session.charts().get();
      if (known.names().contains(argument)) {
        return new CatalogChart(known.emit(argument));
      }
    }
    Path folder = session.resolve(Path.of(argument));
    if (!Files.isDirectory(folder)) {
      if (path) {
        throw new ParameterException(spec.commandLine(), "There is no folder '" + argument + "'");
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
}
