package io.helmwright.verify.search;

import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.engine.RenderComparison;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Renders once more, plainly, what was rendered in bulk. Where they differ the plain render is
 * right: it is checked instead, and that they differ is not the chart's fault.
 */
final class Confirmation {

  private static final int BATCH = 12;

  private final RenderEngine engine;
  private final Consumer<Rendered> check;
  private final Set<String> differences = new ConcurrentSkipListSet<>();

  /**
   * @param check what is done with a plain render that differs
   */
  Confirmation(RenderEngine engine, Consumer<Rendered> check) {
    this.engine = engine;
    this.check = check;
  }

  /** Where renders differed, as far as that was looked for. */
  Set<String> differences() {
    return differences;
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

  /** How many of a batch a plain render says the same of; the others are checked again. */
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
        report(plain, said);
      }
      return same;
    }
    List<String> found =
        RenderComparison.differences(plain.chart().get(), first.get(), again.get());
    if (!found.isEmpty()) {
      report(plain, found.get(0));
    }
    return found.isEmpty();
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

  private void report(Rendered plain, String difference) {
    differences.add(difference);
    if (!plain.refused() || plain.guards().isEmpty() && !plain.bySchema() && !plain.limited()) {
      check.accept(plain);
    }
  }
}
