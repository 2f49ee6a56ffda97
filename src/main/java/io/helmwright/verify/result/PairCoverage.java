package io.helmwright.verify.result;

import java.util.List;

/**
 * How many pairs of settings, of any two values that conditions read, some configuration holds.
 *
 * @param total all pairs
 * @param covered those that a rendered configuration holds
 * @param refused those that the chart refuses, by its schema or by {@code fail}, in every
 *     configuration that was tried
 * @param missing the others, in the reader's words: {@code ingress.enabled=true with
 *     autoscaling.enabled=true}
 */
public record PairCoverage(long total, long covered, long refused, List<String> missing) {

  public PairCoverage {
    missing = List.copyOf(missing);
  }
}
