package io.helmwright.verify.search;

import io.helmwright.problem.ProblemException;
import io.helmwright.problem.Severity;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.engine.RenderComparison;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Renders once more, plainly, what was rendered in bulk. */
final class Confirmation {

  private static final int BATCH = 12;

  private final RenderEngine engine;
  private final Findings findings;
  private final Predicate<Configuration> meant;

  /**
   * @param meant whether a user may mean a configuration
   */
  Confirmation(RenderEngine engine, Findings findings, Predicate<Configuration> meant) {
    this.engine = engine;
    this.findings = findings;
    this.meant = meant;
  }

  /** Configurations that are rendered by one call. */
  List<List<Configuration>> batches(List<Configuration> configurations) {
    Map<String, List<Configuration>> byVersion = new LinkedHashMap<>();
    for (Configuration each : configurations) {
      byVersion.computeIfAbsent(each.kubeVersion(), v -> new ArrayList<>()).add(each);
    }
    var batches = new ArrayList<List<Configuration>>();
    for (List<Configuration> same : byVersion.values()) {
      for (int start = 0; start < same.size(); start += BATCH) {
        batches.add(same.subList(start, Math.min(same.size(), start + BATCH)));
      }
    }
    return batches;
  }

  /** How many of a batch a plain render says the same of; for the others there are findings. */
  int confirmed(List<Configuration> batch) {
    var twice = new ArrayList<>(batch);
    twice.addAll(batch);
    List<Rendered> bulk = engine.renderAll(twice, List.of());
    int confirmed = 0;
    for (int i = 0; i < batch.size(); i++) {
      confirmed += confirms(batch.get(i), bulk.get(i), bulk.get(batch.size() + i)) ? 1 : 0;
    }
    return confirmed;
  }

  private boolean confirms(Configuration configuration, Rendered one, Rendered other) {
    Rendered plain = engine.render(configuration, List.of());
    Optional<RenderedChart> first = one.chart();
    Optional<RenderedChart> again = other.chart();
    if (first.isEmpty() || again.isEmpty() || plain.chart().isEmpty()) {
      boolean same = plain.chart().isEmpty() && first.filter(Confirmation::isReadable).isEmpty();
      if (!same) {
        String said =
            plain.problems().isEmpty()
                ? "is rendered only by a plain render"
                : "is refused only by a plain render: " + plain.problems().get(0).message();
        report(configuration, said);
      }
      return same;
    }
    List<String> differences =
        RenderComparison.differences(plain.chart().get(), first.get(), again.get());
    if (!differences.isEmpty()) {
      report(configuration, differences.get(0));
    }
    return differences.isEmpty();
  }

  /** Helm refuses what is no YAML, or no object; a render of many leaves that to the checks. */
  private static boolean isReadable(RenderedChart chart) {
    try {
      return chart.documents().stream()
          .map(document -> StrictYaml.parseLeniently("", document.text()))
          .allMatch(document -> document.isObject() || document.isNull());
    } catch (ProblemException e) {
      return false;
    }
  }

  private void report(Configuration configuration, String difference) {
    if (!meant.test(configuration)) {
      return;
    }
    findings.add(
        configuration,
        List.of(
            new Finding(
                "bulk-render",
                Severity.ERROR,
                "Chart.yaml",
                0,
                "Helmwright",
                "a render of many configurations at once differs from a plain one: " + difference,
                "Report it to Helmwright; the other findings may be wrong in that place")));
  }
}
