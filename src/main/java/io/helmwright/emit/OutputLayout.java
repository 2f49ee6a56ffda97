package io.helmwright.emit;

import java.nio.file.Path;

/**
 * Where charts and their profiles go.
 *
 * @param workingDirectory what messages name files relative to
 * @param charts the folder which holds one folder per chart
 * @param profiles the folder which holds one folder of values profiles per chart
 */
public record OutputLayout(Path workingDirectory, Path charts, Path profiles) {

  /** All three made absolute. */
  public OutputLayout {
    workingDirectory = workingDirectory.toAbsolutePath().normalize();
    charts = charts.toAbsolutePath().normalize();
    profiles = profiles.toAbsolutePath().normalize();
  }

  /** {@code generated-chart/} and {@code values-profiles/} in the project's root. */
  public static OutputLayout inProject(Path root) {
    return new OutputLayout(root, root.resolve("generated-chart"), root.resolve("values-profiles"));
  }

  /** The charts directly in {@code output}, their profiles in its {@code values-profiles/}. */
  public static OutputLayout under(Path workingDirectory, Path output) {
    Path folder = workingDirectory.resolve(output);
    return new OutputLayout(workingDirectory, folder, folder.resolve("values-profiles"));
  }

  /** The folder of one chart. */
  public Path chartFolder(String chart) {
    return charts.resolve(chart);
  }

  /** The folder of one chart's profiles. */
  public Path profilesFolder(String chart) {
    return profiles.resolve(chart);
  }

  /** A path as messages show it: relative to the working directory when it is below it. */
  public String label(Path path) {
    Path shown =
        path.startsWith(workingDirectory) && !path.equals(workingDirectory)
            ? workingDirectory.relativize(path)
            : path;
    return shown.toString().replace('\\', '/');
  }
}
