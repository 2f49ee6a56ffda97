package io.helmwright.verify.engine;

/**
 * Ends when calls keep exceeding their limits, so that a chart which always does is given up within
 * some of them, not after all that were to come. It may be used by several threads.
 */
final class Patience {

  /** In a row, whether they were to render one configuration or many. */
  private static final int MOST_IN_A_ROW = 8;

  /** In all, of those that were to render a single one. */
  private static final int MOST_SINGLE = 25;

  private int row;
  private int single;

  /** A call rendered, or was refused in time. */
  synchronized void answered() {
    row = 0;
  }

  /** A call exceeded its limits. */
  synchronized void exceeded(int configurations) {
    row++;
    single += configurations == 1 ? 1 : 0;
  }

  /** Refuses when it has ended. */
  synchronized void check() throws LimitExceededException {
    if (row >= MOST_IN_A_ROW || single >= MOST_SINGLE) {
      throw new LimitExceededException(
          "not tried, because too many before it exceeded their limits");
    }
  }
}
