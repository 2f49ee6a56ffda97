package io.helmwright.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

/** Work that is done by all processors together, with the outcome that one would give. */
public final class Tasks {

  private Tasks() {}

  /**
   * Does every task, in any order.
   *
   * @return what the tasks return, in their order
   * @throws RuntimeException what the first of the failing tasks threw
   */
  public static <T> List<T> all(List<Callable<T>> tasks) {
    List<FutureTask<T>> pending = tasks.stream().map(FutureTask::new).toList();
    pending.forEach(ForkJoinPool.commonPool()::execute);
    // A task that another thread has taken is not run again.
    pending.forEach(FutureTask::run);
    var results = new ArrayList<T>();
    for (var each : pending) {
      results.add(result(each));
    }
    return results;
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while working on a chart", e);
    }
  }
}
