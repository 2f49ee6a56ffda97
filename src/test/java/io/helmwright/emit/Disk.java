package io.helmwright.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Charts to write, and what is on disk afterwards. */
final class Disk {

  private Disk() {}

  /** Pairs of path and text. */
  static SortedMap<String, byte[]> files(String... pathsAndTexts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(UTF_8));
    }
    return files;
  }

  static EmittedChart chart(String... pathsAndTexts) {
    return new EmittedChart("web", files(pathsAndTexts), new TreeMap<>());
  }

  /** Every path below a folder with its text; a folder's own entry ends with a slash. */
  static Map<String, String> tree(Path root) {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(p -> !p.equals(root)).toList()) {
        String name = root.relativize(path).toString();
        if (Files.isDirectory(path)) {
          tree.put(name + "/", "");
        } else {
          tree.put(name, Files.readString(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree;
  }

  /** Identity and time of every file below a folder. */
  static Map<String, String> stamps(Path root) {
    Map<String, String> stamps = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        stamps.put(
            root.relativize(path).toString(),
            Files.getAttribute(path, "unix:ino") + " " + Files.getLastModifiedTime(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stamps;
  }
}
