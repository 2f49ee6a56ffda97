package io.helmwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** What the argument CHART stands for. */
sealed interface SelectedChart permits CatalogChart, FolderChart, PackagedChart {

  /** The content of one of its files, or empty when it has none of that path. */
  Optional<byte[]> file(String path) throws IOException;

  /** Lets somebody read the chart from disk; what they return is returned. */
  int onDisk(Reader reader) throws IOException;

  /** Reads a chart from disk, as long as it is there. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param folder the chart's folder, or its package
     * @param profiles values files by the profile's name
     * @return an exit code
     */
    int read(Path folder, SortedMap<String, Path> profiles);
  }
}
