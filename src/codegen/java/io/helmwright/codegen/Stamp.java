package io.helmwright.codegen;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Remembers from what the output was made, so that an unchanged build makes nothing. */
final class Stamp {

  private final Path file;
  private final String inputs;

  private Stamp(Path file, String inputs) {
    this.file = file;
    this.inputs = inputs;
  }

  /** The generator's own classes, the library that prints Java, and the clients. */
  static Stamp of(Path file, List<ClientVersion> clients) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(homeOf(JavaFile.class).getFileName().toString());
    Path classes = homeOf(Stamp.class);
    try (var files = Files.walk(classes.resolve("io/helmwright/codegen"))) {
      for (Path path : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        lines.add(classes.relativize(path) + " " + checksum(path));
      }
    }
    for (ClientVersion client : clients) {
      for (Path jar : client.jars()) {
        lines.add(client.minor() + " " + jar.getFileName() + " " + checksum(jar));
      }
    }
    return new Stamp(file, String.join("\n", lines) + "\n");
  }

  boolean isCurrent() throws IOException {
    return Files.exists(file) && Files.readString(file).equals(inputs);
  }

  void write() throws IOException {
    Files.writeString(file, inputs);
  }

  private static Path homeOf(Class<?> type) {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String checksum(Path path) throws IOException {
    // Computed by the processor itself; forty megabytes cost a few milliseconds.
    var checksum = new CRC32C();
    checksum.update(Files.readAllBytes(path));
    return Long.toHexString(checksum.getValue());
  }
}
