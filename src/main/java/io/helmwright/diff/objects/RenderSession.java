package io.helmwright.diff.objects;

import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.engine.Limits;
import io.helmwright.verify.engine.RenderEngine;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A process that renders the charts of many comparisons one after the other, as starting one takes
 * longer than comparing two small charts. {@code lookup} knows the usual kinds.
 */
public final class RenderSession implements AutoCloseable {

  private static final String NO_OBJECTS = "apiVersion: v2\nname: session\nversion: 0.0.0\n";

  private final RenderEngine engine;

  private RenderSession(RenderEngine engine) {
    this.engine = engine;
  }

  /** Starts the process. */
  public static RenderSession start() {
    ChartFiles chart =
        ChartFiles.of(
            "session",
            Map.of("Chart.yaml", NO_OBJECTS.getBytes(StandardCharsets.UTF_8)),
            path -> Map.of());
    return new RenderSession(new RenderEngine(chart, Limits.defaults(), 1));
  }

  /** A chart that is rendered in it, to be closed before it. */
  RenderedSide side(ChartFiles chart) {
    return new RenderedSide(chart, engine.alsoFor(chart));
  }

  /** Ends the process. */
  @Override
  public void close() {
    engine.close();
  }
}
