package io.helmwright.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The client library that describes one Kubernetes minor version.
 *
 * @param minor {@code 1.36}
 * @param jars the client, then the annotations that it uses
 */
record ClientVersion(String minor, List<Path> jars) {

  private static final Pattern MINOR = Pattern.compile("1\\.\\d+");

  /**
   * The versions in a folder that has one sub-folder per minor version with the client in it, and
   * one named {@code annotations}; oldest first.
   */
  static List<ClientVersion> in(Path folder) {
    List<Path> annotations = jarsIn(folder.resolve("annotations"));
    List<ClientVersion> versions = new ArrayList<>();
    for (Path child : children(folder)) {
      String minor = child.getFileName().toString();
      if (MINOR.matcher(minor).matches()) {
        List<Path> jars = new ArrayList<>(jarsIn(child));
        if (jars.size() != 1) {
          throw new IllegalStateException(
              "%s must hold one client, not %s; run mvn clean".formatted(child, jars));
        }
        jars.addAll(annotations);
        versions.add(new ClientVersion(minor, List.copyOf(jars)));
      }
    }
    if (versions.isEmpty()) {
      throw new IllegalStateException("no Kubernetes client in " + folder);
    }
    versions.sort(Comparator.comparingInt(ClientVersion::minorNumber));
    return versions;
  }

  /** The models that the client has of the kinds that it knows. */
  ApiModels readModels() throws IOException, ClassNotFoundException {
    URL[] urls = jars.stream().map(ClientVersion::url).toArray(URL[]::new);
    // No common parent: a client on the class path must not hide the one that is asked for.
    try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      return ModelReader.read(loader);
    }
  }

  private int minorNumber() {
    return Integer.parseInt(minor.substring(2));
  }

  private static List<Path> jarsIn(Path folder) {
    return children(folder).stream().filter(path -> path.toString().endsWith(".jar")).toList();
  }

  private static List<Path> children(Path folder) {
    try (var children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }
}
