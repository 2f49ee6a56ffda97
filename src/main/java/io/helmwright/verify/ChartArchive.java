package io.helmwright.verify;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads packaged charts: gzipped tar in the ustar, pax and GNU forms. */
public final class ChartArchive {

  private static final int BLOCK = 512;
  private static final int MAX_FILE = 64 * 1024 * 1024;

  /** Helm's own limit. */
  private static final int MAX_CHART = 100 * 1024 * 1024;

  private ChartArchive() {}

  /**
   * The regular files by path.
   *
   * @throws IOException if it can't be read or isn't an archive
   */
  public static Map<String, byte[]> read(byte[] archive) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    long total = 0;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      String longName = null;
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        byte[] content = content(in, size(header));
        total += content.length;
        if (total > MAX_CHART) {
          throw new IOException("unpacked it has more than %d MiB".formatted(MAX_CHART >> 20));
        }
        switch (header[156]) {
          case 'x' -> longName = paxPath(content, longName);
          case 'L' -> longName = text(content, 0, content.length);
          case 'g' -> {}
          case '1', '2' ->
              throw new IOException((longName == null ? name(header) : longName) + " is a link");
          default -> {
            if (header[156] == '0' || header[156] == 0) {
              files.put(longName == null ? name(header) : longName, content);
            }
            longName = null;
          }
        }
      }
    }
    return files;
  }

  private static byte[] content(InputStream in, int size) throws IOException {
    byte[] content = in.readNBytes(size);
    if (content.length < size) {
      throw new EOFException("the archive is cut off");
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  private static int size(byte[] header) throws IOException {
    try {
      long size = Long.parseLong(text(header, 124, 12).trim(), 8);
      if (size < 0) {
        throw new IOException("not a chart archive");
      }
      if (size <= MAX_FILE) {
        return (int) size;
      }
    } catch (NumberFormatException e) {
      throw new IOException("not a chart archive", e);
    }
    throw new IOException("a file in the archive is too large");
  }

  private static String name(byte[] header) {
    String name = text(header, 0, 100);
    String prefix = text(header, 257, 5).equals("ustar") ? text(header, 345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Pax records are {@code "<length> <key>=<value>\n"}. */
  private static String paxPath(byte[] content, String otherwise) {
    for (String record : new String(content, StandardCharsets.UTF_8).split("\n")) {
      int path = record.indexOf(" path=");
      if (path > 0) {
        return record.substring(path + " path=".length());
      }
    }
    return otherwise;
  }

  private static String text(byte[] bytes, int start, int length) {
    int end = start;
    while (end < start + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
