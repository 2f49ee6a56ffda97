package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import java.util.List;
import java.util.Optional;

/** Comparisons as if they had been made. */
public final class Diffs {

  private Diffs() {}

  public static ChartDiff of(Reason... reasons) {
    var side = new Side("a folder", "web", "1.0.0", "1");
    return new ChartDiff(side, side, List.of(reasons), List.of(), List.of(), List.of());
  }

  static Reason added() {
    return new Reason("value-added", Level.MINOR, "web.size", "It is new", "", Optional.empty());
  }

  public static Reason removed() {
    return new Reason(
        "value-removed",
        Level.MAJOR,
        "web.port",
        "It is gone.",
        "",
        Optional.of("Set web.service.port instead"));
  }

  static Reason mended() {
    return new Reason(
        "default-changed", Level.PATCH, "web.note", "A note says *more*", "", Optional.empty());
  }
}
