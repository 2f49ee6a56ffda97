package io.helmwright.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Brings a folder to hold exactly the given files, touching only what differs. */
final class OutputFolder {

  private final Path folder;
  private final Map<String, String> files = new TreeMap<>();

  OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Adds a file; the path has slashes. */
  void add(String path, String content) {
    files.put(path, content);
  }

  /** Writes what is new or different and deletes what is not wanted any more. */
  void write() throws IOException {
    Files.createDirectories(folder);
    try (var existing = Files.walk(folder)) {
      for (Path file : existing.filter(Files::isRegularFile).toList()) {
        if (!files.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
          Files.delete(file);
        }
      }
    }
    for (var entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
      }
    }
  }
}
