package io.helmwright.verify.result;

import java.time.Duration;
import java.util.List;

/**
 * What a verification did.
 *
 * @param configurations different configurations that were rendered and checked
 * @param refused configurations that the chart refused, as it should or not
 * @param confirmed configurations that were rendered once more by a plain call of the engine, with
 *     the same result
 * @param engines the engines, the embedded one first: {@code Helm 3.21 (embedded)}, {@code
 *     /usr/bin/helm v4.2.0}
 * @param seed what random choices began with
 * @param time how long all of it took
 */
public record Effort(
    int configurations,
    int refused,
    int confirmed,
    List<String> engines,
    long seed,
    Duration time) {

  public Effort {
    engines = List.copyOf(engines);
  }

  /** Configurations rendered and checked per second. */
  public double perSecond() {
    double seconds = Math.max(time.toNanos(), 1) / 1e9;
    return (configurations + refused) / seconds;
  }
}
