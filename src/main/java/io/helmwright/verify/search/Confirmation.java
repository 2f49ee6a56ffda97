package io.helmwright.verify.search;

import io.helmwright.problem.Severity;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.engine.RenderComparison;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.util.List;
import java.util.Optional;

/** Renders once more, plainly, what was rendered in bulk. */
final class Confirmation {

  private final RenderEngine engine;
  private final Findings findings;

  Confirmation(RenderEngine engine, Findings findings) {
    this.engine = engine;
    this.findings = findings;
  }

  /** Whether a plain render says the same; else it is a finding of its own. */
  boolean confirms(Configuration configuration) {
    List<Rendered> bulk = engine.renderAll(List.of(configuration, configuration), List.of());
    Rendered plain = engine.render(configuration, List.of());
    Optional<RenderedChart> first = bulk.get(0).chart();
    Optional<RenderedChart> again = bulk.get(1).chart();
    if (first.isEmpty() || again.isEmpty() || plain.chart().isEmpty()) {
      boolean same = first.isEmpty() && plain.chart().isEmpty();
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

  private void report(Configuration configuration, String difference) {
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
