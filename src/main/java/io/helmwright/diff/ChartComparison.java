package io.helmwright.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.contract.ContractComparison;
import io.helmwright.diff.objects.ObjectComparison;
import io.helmwright.diff.objects.RenderSession;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import io.helmwright.diff.source.NamedChart;
import io.helmwright.verify.ChartFiles;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;

/** Compares two charts: what users may set, what is rendered, and what an upgrade hits. */
public final class ChartComparison {

  private ChartComparison() {}

  /**
   * Compares.
   *
   * @param before the older chart
   * @param beforeSource what reports call it: a folder, a package, a revision
   * @param after the newer chart
   * @param afterSource what reports call it
   * @throws io.helmwright.problem.ProblemException if a chart can't be rendered at all
   */
  public static ChartDiff compare(
      ChartFiles before, String beforeSource, ChartFiles after, String afterSource) {
    return compare(before, beforeSource, after, afterSource, ObjectComparison::of);
  }

  /**
   * Compares, rendering in a process that is there already.
   *
   * @param before the older chart
   * @param beforeSource what reports call it
   * @param after the newer chart
   * @param afterSource what reports call it
   * @param session the process
   * @throws io.helmwright.problem.ProblemException if a chart can't be rendered at all
   */
  public static ChartDiff compare(
      ChartFiles before,
      String beforeSource,
      ChartFiles after,
      String afterSource,
      RenderSession session) {
    return compare(
        before,
        beforeSource,
        after,
        afterSource,
        (old, now) -> ObjectComparison.of(old, now, session));
  }

  private static ChartDiff compare(
      ChartFiles before,
      String beforeSource,
      ChartFiles after,
      String afterSource,
      BiFunction<NamedChart, NamedChart, ObjectComparison> rendered) {
    var old = new NamedChart(beforeSource, before.loaded());
    var now = new NamedChart(afterSource, after.loaded());
    // The engine's processes need a while to start, and the values need no engine.
    CompletableFuture<List<Reason>> contract =
        CompletableFuture.supplyAsync(() -> ContractComparison.compare(old, now));
    ObjectComparison objects = rendered.apply(old, now);
    List<Reason> reasons = ToldOnce.of(joined(contract), objects.reasons());
    reasons.sort(Comparator.comparing(Reason::level).reversed());
    return new ChartDiff(
        side(old), side(now), reasons, objects.objects(), objects.images(), objects.notes());
  }

  private static List<Reason> joined(CompletableFuture<List<Reason>> contract) {
    try {
      return contract.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static Side side(NamedChart chart) {
    JsonNode metadata = chart.files().yaml("Chart.yaml");
    return new Side(
        chart.source(),
        chart.files().name(),
        metadata.path("version").asText(),
        metadata.path("appVersion").asText());
  }
}
