package io.helmwright.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A packaged chart, laid out as by {@code helm package}, and the same archive whenever and wherever
 * it is made of the same files: sorted, owned by nobody, all of one time. The compressed bytes are
 * the same, too, as long as Java compresses with the same zlib.
 *
 * @param name {@code heimdall-4.0.0.tgz}
 * @param content the gzipped archive
 */
record ChartPackage(String name, byte[] content) {

  private static final int MODE = 0100644;

  /**
   * Packages a chart.
   *
   * @param files by path in the chart's folder
   * @param time of the last change; each file gets it
   */
  static ChartPackage of(
      String chart, String version, SortedMap<String, byte[]> files, Instant time) {
    var parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.BEST_COMPRESSION);
    parameters.setModificationInstant(time);
    parameters.setOS(GzipParameters.OS.UNKNOWN);
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GzipCompressorOutputStream(bytes, parameters);
        var tar = new TarArchiveOutputStream(gzip, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        var entry = new TarArchiveEntry(chart + "/" + file.getKey());
        entry.setSize(file.getValue().length);
        entry.setMode(MODE);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(time.toEpochMilli());
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ChartPackage(name(chart, version), bytes.toByteArray());
  }

  /** What {@code helm package} calls it. */
  static String name(String chart, String version) {
    return chart + "-" + version + ".tgz";
  }

  /** SHA-256 in lower-case hexadecimal, as an index and a provenance file have it. */
  String digest() {
    return digest(content);
  }

  static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
