package io.helmwright.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A chart in a folder, ours or anybody's; its profiles are chart-testing's values files. */
record FolderChart(Path folder) implements SelectedChart {

  private static final String PROFILE_ENDING = "-values.yaml";

  @Override
  public Optional<byte[]> file(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public int onDisk(Reader reader) throws IOException {
    return reader.read(folder, profiles());
  }

  private SortedMap<String, Path> profiles() throws IOException {
    SortedMap<String, Path> profiles = new TreeMap<>();
    Path ci = folder.resolve("ci");
    if (Files.isDirectory(ci)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(ci, "*" + PROFILE_ENDING)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          profiles.put(name.substring(0, name.length() - PROFILE_ENDING.length()), file);
        }
      }
    }
    return profiles;
  }
}
