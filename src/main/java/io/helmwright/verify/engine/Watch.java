package io.helmwright.verify.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a process that takes more than its limits while it is watched. */
final class Watch implements AutoCloseable {

  private static final ScheduledExecutorService WATCHES =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "engine limits");
            thread.setDaemon(true);
            return thread;
          });
  private static final long PERIOD_MILLISECONDS = 50;
  private static final int PAGE = 4096;
  private static final long MEBIBYTE = 1024 * 1024;

  private final Process process;
  private final Limits limits;
  private final long start = System.nanoTime();
  private final ScheduledFuture<?> checks;
  private volatile String exceeded;
  private boolean closed;

  private Watch(Process process, Limits limits) {
    this.process = process;
    this.limits = limits;
    checks =
        WATCHES.scheduleWithFixedDelay(
            this::check, PERIOD_MILLISECONDS, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** Watches a process until the watch is closed. */
  static Watch over(Process process, Limits limits) {
    return new Watch(process, limits);
  }

  /** The limit for which the process was ended. */
  Optional<String> exceeded() {
    return Optional.ofNullable(exceeded);
  }

  private synchronized void check() {
    if (closed) {
      return;
    }
    if (Duration.ofNanos(System.nanoTime() - start).compareTo(limits.time()) > 0) {
      end("not rendered within " + seconds(limits.time()));
    } else if (memory(process) > limits.memory()) {
      end("rendering takes more than " + limits.memory() / MEBIBYTE + " MiB of memory");
    }
  }

  private void end(String reason) {
    exceeded = reason;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    checks.cancel(false);
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  /** The memory that a process holds, in bytes; 0 where the system doesn't tell. */
  static long memory(Process process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "statm");
    try {
      return Files.isReadable(file)
          ? Long.parseLong(Files.readString(file).split(" ")[1]) * PAGE
          : 0;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException processHasEnded) {
      return 0;
    }
  }

  /** Ends the watch; the process isn't ended any more after this. */
  @Override
  public synchronized void close() {
    closed = true;
    checks.cancel(false);
  }
}
