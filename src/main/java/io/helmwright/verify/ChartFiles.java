package io.helmwright.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A chart's files, read from a folder or a package: packaged subcharts unpacked, those from {@code
 * file://} taken in, absent ones stood in for.
 */
public final class ChartFiles {

  private static final long MAX_VALUES = 8L * 1024 * 1024;
  private static final long MEBIBYTE = 1024L * 1024;
  private static final String VALUES = "values.yaml";

  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final List<String> standIns = new ArrayList<>();

  private ChartFiles() {}

  /**
   * Reads a chart.
   *
   * @param chart a folder with a Chart.yaml, or a package ({@code .tgz})
   * @throws ProblemException if there is no chart, it can't be read, a file lies outside it, or its
   *     values are too large
   */
  public static ChartFiles read(Path chart) {
    boolean packaged = Files.isRegularFile(chart) && chart.toString().endsWith(".tgz");
    if (!packaged && !Files.isRegularFile(chart.resolve("Chart.yaml"))) {
      throw ProblemException.error(
          chart.toString(), "no chart there", "Name a directory with a Chart.yaml, or a .tgz");
    }
    var read = new ChartFiles();
    try {
      if (packaged) {
        read.unpack("", chart.getFileName().toString(), Files.readAllBytes(chart));
      } else {
        read.walk(chart, "");
      }
      read.checkSizes(chart);
      read.yaml(chart, "Chart.yaml"); // Here a complaint still names the original.
      read.addAbsentDependencies(chart);
      return read;
    } catch (FileSystemLoopException e) {
      throw ProblemException.error(
          e.getFile(), "a link leads back to a folder above it", "Remove the link");
    } catch (IOException e) {
      throw ProblemException.error(
          chart.toString(), "can't read the chart: " + e.getMessage(), "Check its permissions");
    }
  }

  /** The files by their path in the chart, subcharts below {@code charts/}. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** A file as text, if it is there. */
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path)).map(ChartFiles::text);
  }

  /**
   * A YAML file as a mapping, as Helm reads it; empty if it is not there.
   *
   * @throws ProblemException if it isn't one
   */
  public ObjectNode yaml(String path) {
    return MergedValues.parse(path, text(path).orElse(""));
  }

  /** The chart's name, as Chart.yaml says it. */
  public String name() {
    return yaml("Chart.yaml").path("name").asText("chart");
  }

  /** The names of the dependencies that were absent and are stood in for. */
  public List<String> standIns() {
    return List.copyOf(standIns);
  }

  private void yaml(Path chart, String path) {
    MergedValues.parse(chart.resolve(path).toString(), text(path).orElse(""));
  }

  private void walk(Path folder, String prefix) throws IOException {
    Path root = folder.toRealPath();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.startsWith(".git/")) {
          continue;
        }
        if (!file.toRealPath().startsWith(root)) {
          throw ProblemException.error(
              file.toString(),
              "the link leads outside the chart",
              "Put the file itself there, so that the chart is whole");
        }
        boolean subchart = path.matches("(.*/)?charts/[^/]+\\.tgz");
        if (subchart) {
          unpack(
              prefix + path.substring(0, path.lastIndexOf('/') + 1),
              file.getFileName().toString(),
              Files.readAllBytes(file));
        } else {
          files.put(prefix + path, Files.readAllBytes(file));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * @param prefix where a subchart's folder goes; empty for the chart itself, whose folder is left
   *     out
   */
  private void unpack(String prefix, String name, byte[] archive) throws IOException {
    Map<String, byte[]> content = ChartArchive.read(archive);
    if (content.isEmpty()) {
      throw new IOException(name + " is empty");
    }
    for (Map.Entry<String, byte[]> file : content.entrySet()) {
      Path path = Path.of(file.getKey()).normalize();
      if (path.isAbsolute() || path.startsWith("..") || path.getNameCount() < 2) {
        throw new IOException(name + " has a file outside itself");
      }
      Path kept = prefix.isEmpty() ? path.subpath(1, path.getNameCount()) : path;
      String target = prefix + kept.toString().replace('\\', '/');
      if (target.matches("(.*/)?charts/[^/]+\\.tgz")) {
        unpack(
            target.substring(0, target.lastIndexOf('/') + 1),
            kept.getFileName().toString(),
            file.getValue());
      } else {
        files.put(target, file.getValue());
      }
    }
  }

  private void checkSizes(Path chart) {
    files.forEach(
        (path, content) -> {
          if ((path.equals(VALUES) || path.endsWith("/" + VALUES)) && content.length > MAX_VALUES) {
            throw ProblemException.error(
                chart.resolve(path).toString(),
                "it has %d MiB, and values may have %d MiB"
                    .formatted(content.length / MEBIBYTE, MAX_VALUES / MEBIBYTE),
                "Keep large data out of the values; Kubernetes stores no release above 1 MiB");
          }
        });
  }

  private void addAbsentDependencies(Path chart) throws IOException {
    for (Dependency dependency : Dependency.absentFrom(this)) {
      String target = "charts/" + dependency.name() + "/";
      Path local = dependency.localPath(chart);
      if (local != null && Files.isRegularFile(local.resolve("Chart.yaml"))) {
        walk(local, target);
      } else if (!standIns.contains(dependency.name())) {
        standIns.add(dependency.name());
        StandIn.filesFor(dependency).forEach((path, text) -> files.put(target + path, bytes(text)));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
