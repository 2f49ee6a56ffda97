package io.helmwright.emit;

import io.helmwright.charts.heimdall.HeimdallChart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** A program that prints the SHA-256 over every file of the Heimdall chart. */
final class EmittedHash {

  private EmittedHash() {}

  public static void main(String... args) {
    System.out.println(of(new ChartEmitter().emit(new HeimdallChart().define())));
  }

  static String of(EmittedChart chart) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      update(digest, chart.files());
      update(digest, chart.profiles());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Each content has its length before it, so that no two sets of files are taken for one. */
  private static void update(MessageDigest digest, SortedMap<String, byte[]> files) {
    files.forEach(
        (path, content) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII));
          digest.update((byte) 0);
          digest.update(content);
        });
  }
}
