package io.helmwright.testing;

import io.helmwright.chart.Chart;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.TemporaryChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chart that is asserted about.
 *
 * @param path its folder or package
 * @param profiles its {@code ci/*-values.yaml} by their names; none of a package
 */
record ChartOnDisk(Path path, SortedMap<String, Path> profiles) {

  private static final String ENDING = "-values.yaml";

  ChartOnDisk {
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
  }

  /** A chart in Java, on disk until the JVM ends. */
  static ChartOnDisk of(Chart chart) {
    TemporaryChart written = TemporaryChart.of(new ChartEmitter().emit(chart));
    Runtime.getRuntime().addShutdownHook(new Thread(written::close));
    return of(written.chart());
  }

  static ChartOnDisk of(Path path) {
    SortedMap<String, Path> profiles = new TreeMap<>();
    Path ci = path.resolve("ci");
    if (Files.isDirectory(ci)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(ci, "*" + ENDING)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          profiles.put(name.substring(0, name.length() - ENDING.length()), file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new ChartOnDisk(path, profiles);
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
