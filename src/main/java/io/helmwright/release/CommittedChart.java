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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The chart in the commit to release. */
final class CommittedChart {

  private static final String CHARTS = "charts/";

  private final String place;
  private final Supplier<Instant> time;
  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, byte[]> vendored;

  private CommittedChart(
      String place,
      Supplier<Instant> time,
      SortedMap<String, byte[]> files,
      SortedMap<String, byte[]> vendored) {
    this.place = place;
    this.time = time;
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
    String path = repository.path(folder);
    SortedMap<String, byte[]> files = repository.tree(head, path).files();
    Predicate<String> packed = packed(files.get(".helmignore"));
    SortedMap<String, byte[]> vendored = packages(folder.resolve(CHARTS));
    vendored.keySet().removeAll(files.keySet());
    return new CommittedChart(
        place, () -> PackagedChange.time(repository, head, path, packed), files, vendored);
  }

  /**
   * Whether a file goes into the package. The changelog does not, whatever .helmignore says: Helm
   * keeps packages in each release's Secret, and the entry is in the annotation.
   */
  private static Predicate<String> packed(byte[] helmignore) {
    HelmIgnoreRules ignored =
        HelmIgnoreRules.of(
            helmignore == null ? "" : new String(helmignore, StandardCharsets.UTF_8));
    return path -> !path.equals(Changelog.FILE_NAME) && !ignored.leavesOut(path);
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

  /**
   * When what goes into the package was changed last.
   *
   * @throws ProblemException if the clone is too shallow to tell
   */
  Instant time() {
    return time.get();
  }

  /** Its Chart.yaml; empty if the commit has no chart there. */
  Optional<byte[]> chartYaml() {
    return Optional.ofNullable(files.get("Chart.yaml"));
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
    SortedMap<String, byte[]> kept = new TreeMap<>(files);
    kept.putAll(vendored);
    kept.keySet().removeIf(packed(files.get(".helmignore")).negate());
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
