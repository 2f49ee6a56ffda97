package io.helmwright.release;

import io.helmwright.diff.source.GitRepository;
import io.helmwright.diff.source.Revision;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmIgnoreRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The chart in the commit to release. */
final class CommittedChart {

  private static final String CHARTS = "charts/";

  private final String place;
  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, byte[]> vendored;

  private CommittedChart(
      String place, SortedMap<String, byte[]> files, SortedMap<String, byte[]> vendored) {
    this.place = place;
    this.files = files;
    this.vendored = vendored;
  }

  /**
   * Reads it.
   *
   * @param folder the chart's folder, where packages of its dependencies may lie that git ignores
   * @param place the folder as messages say it
   */
  static CommittedChart read(GitRepository repository, Revision head, Path folder, String place) {
    SortedMap<String, byte[]> files = repository.tree(head, repository.path(folder)).files();
    SortedMap<String, byte[]> vendored = packages(folder.resolve(CHARTS));
    vendored.keySet().removeAll(files.keySet());
    return new CommittedChart(place, files, vendored);
  }

  private static SortedMap<String, byte[]> packages(Path folder) {
    SortedMap<String, byte[]> packages = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.tgz")) {
        for (Path file : found) {
          packages.put(CHARTS + file.getFileName(), Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return packages;
  }

  /** The files of an emission that the commit lacks. */
  List<String> missing(SortedMap<String, byte[]> emitted) {
    return emitted.keySet().stream().filter(path -> !files.containsKey(path)).toList();
  }

  /** The packages of dependencies that are taken from the folder, since the commit lacks them. */
  List<String> fromFolder() {
    return List.copyOf(vendored.keySet());
  }

  /** A text file of it; empty if there is none. */
  String text(String path) {
    return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
  }

  /** The chart as the commit has it, for comparing it with one that another commit has. */
  ChartFiles asCommitted() {
    return ChartFiles.of(place, files, beside -> Map.of());
  }

  /**
   * What goes into the package: all that .helmignore does not leave out, dependencies unpacked as
   * {@code helm package} does it.
   *
   * @throws ProblemException if a dependency is nowhere
   */
  SortedMap<String, byte[]> packed() {
    HelmIgnoreRules ignored = HelmIgnoreRules.of(text(".helmignore"));
    SortedMap<String, byte[]> kept = new TreeMap<>(files);
    kept.putAll(vendored);
    kept.keySet().removeIf(ignored::leavesOut);
    ChartFiles unpacked = ChartFiles.of(place, kept, beside -> Map.of());
    if (!unpacked.standIns().isEmpty()) {
      List<Problem> problems = new ArrayList<>();
      for (String absent : unpacked.standIns()) {
        problems.add(
            Problem.error(
                place + "/charts",
                "holds no package of the dependency %s, without which nobody could install the chart"
                    .formatted(absent),
                "Run 'helm dependency build %s', and commit charts/ and Chart.lock"
                    .formatted(place)));
      }
      throw new ProblemException(problems);
    }
    return unpacked.files();
  }
}
