package io.helmwright.verify.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** A package, entry by entry, as nobody but an attacker makes it. */
final class TestArchive {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  TestArchive file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestArchive file(String name, byte[] content) {
    header(name, Integer.toOctalString(content.length), '0', "");
    tar.writeBytes(content);
    tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  TestArchive link(String name, String target) {
    header(name, "0", '2', target);
    return this;
  }

  /** An entry that says of itself how large it is, and ends there. */
  TestArchive announcing(String name, String octalSize) {
    header(name, octalSize, '0', "");
    return this;
  }

  private void header(String name, String size, char type, String target) {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 124, size);
    header[156] = (byte) type;
    put(header, 157, target);
    tar.writeBytes(header);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(tar.toByteArray());
      gzip.write(new byte[2 * BLOCK]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Path in(Path folder) {
    try {
      return Files.write(folder.resolve("demo.tgz"), bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
