package io.helmwright.verify.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs something for each of many, some at the same time. */
final class Parallel {

  private Parallel() {}

  /** Returns when all are done; throws what the first that failed threw. */
  static <T> void forEach(int threads, List<T> items, Consumer<T> action) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      var running = new ArrayList<Future<?>>();
      items.forEach(item -> running.add(executor.submit(() -> action.accept(item))));
      running.forEach(Parallel::await);
    } finally {
      executor.shutdownNow();
    }
  }

  /** Waits for one, and throws what it threw. */
  static void await(Future<?> running) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
