package io.helmwright.diff.objects;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something of each of the two charts.
 *
 * @param before of the older chart
 * @param after of the newer chart
 */
record Both<T>(T before, T after) {

  /** Does both at the same time; throws what the first threw that failed. */
  static <T> Both<T> of(Supplier<T> before, Supplier<T> after) {
    CompletableFuture<T> other = CompletableFuture.supplyAsync(after, Both::start);
    T first;
    try {
      first = before.get();
    } catch (RuntimeException e) {
      other.thenAccept(Both::discard).exceptionally(alsoFailed -> null).join();
      throw e;
    }
    try {
      return new Both<>(first, other.join());
    } catch (CompletionException e) {
      discard(first);
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** What was started for nothing is ended. */
  private static void discard(Object made) {
    if (made instanceof RenderedSide side) {
      side.close();
    }
  }

  private static void start(Runnable task) {
    var thread = new Thread(task, "the newer chart");
    thread.setDaemon(true);
    thread.start();
  }

  /** What becomes of both, one after the other. */
  <R> Both<R> map(Function<T, R> change) {
    return new Both<>(change.apply(before), change.apply(after));
  }
}
