package io.helmwright.diff;

import io.helmwright.diff.objects.RenderSession;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import java.util.function.Consumer;

/**
 * Two versions of a chart.
 *
 * @param name what happens from one to the other
 * @param verdict what a careful maintainer says that it is
 * @param before how the older one differs from the usual shop
 * @param after how the newer one does
 */
record Pair(String name, Level verdict, Consumer<Shop> before, Consumer<Shop> after) {

  static Pair major(String name, Consumer<Shop> before, Consumer<Shop> after) {
    return new Pair(name, Level.MAJOR, before, after);
  }

  static Pair minor(String name, Consumer<Shop> before, Consumer<Shop> after) {
    return new Pair(name, Level.MINOR, before, after);
  }

  static Pair patch(String name, Consumer<Shop> before, Consumer<Shop> after) {
    return new Pair(name, Level.PATCH, before, after);
  }

  ChartDiff compared(RenderSession session) {
    return ChartComparison.compare(Shop.with(before), "before", Shop.with(after), "after", session);
  }

  @Override
  public String toString() {
    return name;
  }
}
