package io.helmwright.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.problem.UsageException;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A chart's files, read from a folder or a package: packaged subcharts unpacked, those from {@code
 * file://} taken in, absent ones stood in for.
 */
public final class ChartFiles {

  /** Helm's own limit for a package. */
  private static final String PROFILES = "ci/";

  private static final String PROFILE_ENDING = "-values.yaml";
  private static final long MOST_BYTES = 100L << 20;

  private static final int MOST_NESTED = 10;
  private static final String CHART = "Chart.yaml";
  private static final String VALUES = "values.yaml";

  /** What had the dependencies before Chart.yaml had them. */
  private static final String REQUIREMENTS = "requirements.yaml";

  private static final String PACKAGE = ".tgz";

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final Set<String> unpacked = new HashSet<>();
  private final List<String> standIns = new ArrayList<>();
  private final boolean packaged;
  private long bytes;

  private ChartFiles(boolean packaged) {
    this.packaged = packaged;
  }

  /**
   * Reads a chart.
   *
   * @param chart a folder with a Chart.yaml, or a package ({@code .tgz})
   * @throws ProblemException if there is no chart, it can't be read, a file lies outside it, or its
   *     values are too large
   */
  public static ChartFiles read(Path chart) {
    boolean packaged = Files.isRegularFile(chart) && chart.toString().endsWith(PACKAGE);
    if (!packaged && !Files.isRegularFile(chart.resolve(CHART))) {
      throw noChart(chart.toString());
    }
    Contents contents =
        packaged
            ? read -> read.unpack("", chart.getFileName().toString(), read.content(chart), 0)
            : read -> read.walk(chart, "");
    return read(chart.toString(), packaged, contents, packaged ? null : folders(chart));
  }

  /**
   * Takes a chart's files from somewhere else than a disk.
   *
   * @param place where they come from, as messages say it
   * @param files by path in the chart's folder; packages below {@code charts/} are unpacked
   * @param beside the files of another chart's folder by its path relative to this one's, for the
   *     repositories {@code file://}; none if there is no such chart
   * @throws ProblemException if that is no chart, it can't be read, or its values are too large
   */
  public static ChartFiles of(
      String place, Map<String, byte[]> files, Function<String, Map<String, byte[]>> beside) {
    if (!files.containsKey(CHART)) {
      throw noChart(place);
    }
    return read(
        place,
        false,
        read -> read.addAll(files, ""),
        (path, target, read) -> {
          Map<String, byte[]> chart = beside.apply(path);
          read.addAll(chart, target);
          return chart.containsKey(CHART);
        });
  }

  /**
   * Takes a packaged chart from somewhere else than a disk.
   *
   * @param place where it comes from, as messages say it
   * @throws ProblemException if it can't be read, or its values are too large
   */
  public static ChartFiles ofPackage(String place, byte[] archive) {
    String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf(':')) + 1);
    Contents contents =
        read -> {
          read.count(archive.length);
          read.unpack("", name, archive, 0);
        };
    return read(place, true, contents, null);
  }

  private static ProblemException noChart(String place) {
    return ProblemException.error(
        place, "no chart there", "Name a directory with a Chart.yaml, or a .tgz");
  }

  private static ChartFiles read(
      String place, boolean packaged, Contents contents, Neighbours neighbours) {
    var read = new ChartFiles(packaged);
    try {
      contents.addTo(read);
      read.checkSizes(place);
      read.checkMetadata(place); // Here a complaint still names the original.
      read.addAbsentDependencies(place, neighbours);
      return read;
    } catch (FileSystemLoopException e) {
      throw ProblemException.error(
          e.getFile(), "a link leads back to a folder above it", "Remove the link");
    } catch (IOException e) {
      throw ProblemException.error(
          place,
          "can't read the chart: " + e.getMessage(),
          packaged
              ? "Package it anew with helm package"
              : "Check its permissions, and package its subcharts anew with helm package");
    }
  }

  /** Where the files of the chart come from. */
  @FunctionalInterface
  private interface Contents {
    void addTo(ChartFiles files) throws IOException;
  }

  /** Where the charts of {@code file://} repositories come from; null if nowhere. */
  @FunctionalInterface
  private interface Neighbours {
    boolean add(String path, String target, ChartFiles files) throws IOException;
  }

  private static Neighbours folders(Path chart) {
    return (path, target, files) -> {
      Path folder = chart.resolve(path).normalize();
      boolean there = Files.isRegularFile(folder.resolve(CHART));
      if (there) {
        files.walk(folder, target);
      }
      return there;
    };
  }

  /** The files by their path in the chart, subcharts below {@code charts/}. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** What Helm loads: of a folder, all that its .helmignore doesn't leave out. */
  public ChartFiles loaded() {
    if (packaged) {
      return this;
    }
    HelmIgnoreRules ignored = HelmIgnoreRules.of(text(".helmignore").orElse(""));
    var loaded = new ChartFiles(false);
    loaded.standIns.addAll(standIns);
    loaded.unpacked.addAll(unpacked);
    files.forEach(
        (path, content) -> {
          if (unpacked.contains(path) || !ignored.leavesOut(path)) {
            loaded.files.put(path, content);
          }
        });
    return loaded;
  }

  /** Whether it is a package, to which .helmignore was applied already. */
  public boolean packaged() {
    return packaged;
  }

  /** A file as text, if it is there. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(ChartFiles::text);
  }

  /**
   * A YAML file as a mapping, as Helm reads it; empty if it is not there. The Chart.yaml of a chart
   * of the API v1 has the dependencies that Helm takes from its requirements.yaml.
   *
   * @throws ProblemException if it isn't one
   */
  public ObjectNode yaml(String path) {
    ObjectNode yaml = MergedValues.parse(path, text(path).orElse(""));
    if (path.equals(CHART) || path.endsWith("/" + CHART)) {
      String requirements = path.substring(0, path.length() - CHART.length()) + REQUIREMENTS;
      if (files.containsKey(requirements)) {
        yaml.setAll(yaml(requirements));
      }
    }
    return yaml;
  }

  /** The profiles among the files, {@code ci/NAME-values.yaml}: each file by the name, in order. */
  public Map<String, String> profiles() {
    var profiles = new LinkedHashMap<String, String>();
    for (String file : files.keySet()) {
      if (file.startsWith(PROFILES) && file.endsWith(PROFILE_ENDING)) {
        String name = file.substring(PROFILES.length(), file.length() - PROFILE_ENDING.length());
        profiles.put(name, file);
      }
    }
    return profiles;
  }

  /**
   * Refuses a library, of which Helm renders nothing.
   *
   * @throws UsageException if that is what the chart is
   */
  public void requireApplication() {
    if (yaml(CHART).path("type").asText().equals("library")) {
      throw UsageException.error(
          name(),
          "is a library chart, which renders nothing by itself",
          "Name an application chart that uses it, with \"file://\" and the library's folder as"
              + " the dependency's repository");
    }
  }

  /** The chart's name, as Chart.yaml says it. */
  public String name() {
    return yaml(CHART).path("name").asText("chart");
  }

  /** The names of the dependencies that were absent and are stood in for. */
  public List<String> standIns() {
    return List.copyOf(standIns);
  }

  private void checkMetadata(String place) {
    String text = text(CHART).orElse("");
    if (!StrictYaml.parseLeniently(place + "/" + CHART, text).isObject() && !text.isBlank()) {
      throw ProblemException.error(
          place + "/" + CHART,
          "a Chart.yaml must be a mapping",
          "Start it with a key, as in apiVersion: v2");
    }
  }

  private void addAll(Map<String, byte[]> content, String prefix) throws IOException {
    for (Map.Entry<String, byte[]> file : content.entrySet()) {
      count(file.getValue().length);
      add(prefix + file.getKey(), file.getValue(), 0);
    }
  }

  private void add(String path, byte[] content, int depth) throws IOException {
    if (path.matches("(.*/)?charts/[^/]+\\.tgz")) {
      int name = path.lastIndexOf('/') + 1;
      unpack(path.substring(0, name), path.substring(name), content, depth);
    } else {
      files.put(path, content);
    }
  }

  private void walk(Path folder, String prefix) throws IOException {
    Path root = folder.toRealPath();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (path.startsWith(".git/")) {
          continue;
        }
        if (!file.toRealPath().startsWith(root)) {
          throw ProblemException.error(
              file.toString(),
              "the link leads outside the chart",
              "Put the file itself there, so that the chart is whole");
        }
        add(prefix + path, content(file), 0);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * @param prefix where a subchart's folder goes; empty for the chart itself, whose folder is left
   *     out
   */
  private void unpack(String prefix, String name, byte[] archive, int depth) throws IOException {
    if (depth > MOST_NESTED) {
      throw new IOException("its packages hold packages, more than %d deep".formatted(MOST_NESTED));
    }
    Map<String, byte[]> content = contentOf(name, archive);
    for (Map.Entry<String, byte[]> file : content.entrySet()) {
      Path path = path(name, file.getKey());
      if (path.isAbsolute() || path.startsWith("..") || path.getNameCount() < 2) {
        throw new IOException(name + " has a file outside itself");
      }
      Path kept = prefix.isEmpty() ? path.subpath(1, path.getNameCount()) : path;
      String target = prefix + kept.toString().replace('\\', '/');
      add(target, file.getValue(), depth + 1);
      unpacked.add(target);
    }
  }

  private Map<String, byte[]> contentOf(String name, byte[] archive) throws IOException {
    Map<String, byte[]> content;
    try {
      content = ChartArchive.read(archive);
    } catch (EOFException e) {
      throw new IOException(name + " is cut off", e);
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(name, e.getMessage()), e);
    }
    if (content.isEmpty()) {
      throw new IOException(name + " is empty");
    }
    for (byte[] file : content.values()) {
      count(file.length);
    }
    return content;
  }

  private static Path path(String name, String file) throws IOException {
    try {
      return Path.of(file.replace('\\', '/')).normalize();
    } catch (InvalidPathException e) {
      throw new IOException(name + " has a file whose name can't be one", e);
    }
  }

  private byte[] content(Path file) throws IOException {
    count(Files.size(file));
    return Files.readAllBytes(file);
  }

  private void count(long more) throws IOException {
    bytes += more;
    if (bytes > MOST_BYTES) {
      throw new IOException("it has more than %d MiB".formatted(MOST_BYTES >> 20));
    }
  }

  private void checkSizes(String place) {
    files.forEach(
        (path, content) -> {
          if (path.equals(VALUES) || path.endsWith("/" + VALUES)) {
            MergedValues.checkSize(place + "/" + path, content.length);
          }
        });
  }

  private void addAbsentDependencies(String place, Neighbours neighbours) throws IOException {
    for (Dependency dependency : Dependency.absentFrom(this)) {
      if (!dependency.name().matches("[\\w-][\\w.-]*")) {
        throw ProblemException.error(
            place + "/" + CHART,
            "a dependency can't be named \"%s\"".formatted(dependency.name()),
            "Name the chart that it is: letters, digits and dashes");
      }
      String target = "charts/" + dependency.name() + "/";
      // Whoever made a package doesn't know the folders here.
      boolean added =
          neighbours != null
              && dependency.localPath().isPresent()
              && neighbours.add(dependency.localPath().get(), target, this);
      if (!added && !standIns.contains(dependency.name())) {
        standIns.add(dependency.name());
        StandIn.filesFor(dependency)
            .forEach(
                (path, text) -> {
                  files.put(target + path, utf8(text));
                  unpacked.add(target + path);
                });
      }
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
