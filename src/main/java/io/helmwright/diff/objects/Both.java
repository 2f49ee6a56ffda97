package io.helmwright.diff.objects;

import java.util.function.Function;

/**
 * Something of each of the two charts.
 *
 * @param before of the older chart
 * @param after of the newer chart
 */
record Both<T>(T before, T after) {

  /** What becomes of both, one after the other. */
  <R> Both<R> map(Function<T, R> change) {
    return new Both<>(change.apply(before), change.apply(after));
  }
}
