package io.helmwright.cli;

import io.helmwright.verify.search.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal, for runs that take longer than one waits without wondering. */
final class TerminalProgress implements Progress, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int REDRAWN_EVERY_MILLIS = 200;

  private final PrintWriter terminal;
  private final int columns;
  private final Duration patience;
  private final long start = System.nanoTime();
  private String phase = "";
  private long total;
  private ProgressBar bar;

  TerminalProgress(PrintWriter terminal, int columns) {
    this(terminal, columns, PATIENCE);
  }

  TerminalProgress(PrintWriter terminal, int columns, Duration patience) {
    this.terminal = terminal;
    this.columns = columns;
    this.patience = patience;
  }

  @Override
  public synchronized void phase(String name, long steps) {
    close();
    phase = name;
    total = steps;
    step(0);
  }

  @Override
  public synchronized void step(long done) {
    if (bar == null && System.nanoTime() - start >= patience.toNanos()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(phase)
              // The library's word for an unknown number.
              .setInitialMax(total > 0 ? total : -1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REDRAWN_EVERY_MILLIS)
              .setConsumer(new Line())
              .build();
    }
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** Removes the bar. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      // Not by the library, which forgets it when the bar has never been drawn until now.
      terminal.print("\r" + " ".repeat(columns - 1) + "\r");
      terminal.flush();
    }
  }

  /** The line of the terminal that is drawn again and again. */
  private final class Line implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return columns - 1; // In the last column some terminals begin a new line.
    }

    @Override
    public void accept(String line) {
      terminal.print("\r" + line);
      terminal.flush();
    }

    @Override
    public void close() {}
  }
}
