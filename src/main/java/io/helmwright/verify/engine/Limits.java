package io.helmwright.verify.engine;

import java.time.Duration;
import java.util.Objects;

/**
 * What a call of the engine may take before it is stopped.
 *
 * @param time how long it may last
 * @param memory how many bytes of memory its process may hold; heeded where the system tells
 *     (Linux)
 */
public record Limits(Duration time, long memory) {

  private static final long DEFAULT_MEMORY = 2L * 1024 * 1024 * 1024;

  public Limits {
    Objects.requireNonNull(time, "time");
  }

  /** Twenty seconds and 2 GiB. */
  public static Limits defaults() {
    return new Limits(Duration.ofSeconds(20), DEFAULT_MEMORY);
  }

  /** The same memory, another time. */
  public Limits withTime(Duration limit) {
    return new Limits(limit, memory);
  }
}
