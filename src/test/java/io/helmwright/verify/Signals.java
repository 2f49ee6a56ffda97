package io.helmwright.verify;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Signals, some of which nobody can send to what runs in the background. */
public final class Signals {

  private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
  private static final String IGNORED = "SigIgn:";
  private static final int HEXADECIMAL = 16;

  private Signals() {}

  /** Its number on Unix. */
  public static int number(String signal) {
    return NUMBERS.get(signal);
  }

  /**
   * Skips a test where the signal is ignored: shells let what they start in the background, or with
   * nohup, ignore some, and its children inherit that.
   */
  public static void assumeHeard(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      String mask =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith(IGNORED))
              .map(line -> line.substring(IGNORED.length()).strip())
              .findFirst()
              .orElse("0");
      long ignored = Long.parseUnsignedLong(mask, HEXADECIMAL);
      assumeFalse((ignored >> (number(signal) - 1) & 1) == 1, "SIG" + signal + " is ignored here");
    }
  }
}
