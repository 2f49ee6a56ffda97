package io.helmwright.emit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chart in a fresh temporary folder, for tools that read charts from disk. */
public final class TemporaryChart implements AutoCloseable {

  private final Path folder;
  private final String name;

  private TemporaryChart(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * Writes a chart.
   *
   * @return the chart on disk, until it is closed
   * @throws OutputException when it can't be written
   */
  public static TemporaryChart of(EmittedChart chart) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("helmwright-");
      TemporaryChart written = new TemporaryChart(folder, chart.name());
      Files.createDirectories(written.chart());
      Trees.fill(written.chart(), chart.files());
      Files.createDirectories(written.profiles());
      Trees.fill(written.profiles(), chart.profiles());
      return written;
    } catch (IOException e) {
      OutputException failure = failure("can't be written", e);
      if (folder != null) {
        try {
          Trees.delete(folder);
        } catch (IOException suppressed) {
          failure.addSuppressed(suppressed);
        }
      }
      throw failure;
    }
  }

  /** The chart's folder, named like the chart. */
  public Path chart() {
    return folder.resolve(name);
  }

  /** The folder of the chart's profiles. */
  public Path profiles() {
    return folder.resolve("values-profiles").resolve(name);
  }

  /**
   * Deletes it.
   *
   * @throws OutputException when that fails
   */
  @Override
  public void close() {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw failure("can't be deleted", e);
    }
  }

  private static OutputException failure(String message, IOException cause) {
    return new OutputException(
        System.getProperty("java.io.tmpdir"),
        "the temporary chart " + message + ": " + cause.getMessage(),
        "Check the temporary folder, its permissions and the space on the disk",
        cause);
  }
}
