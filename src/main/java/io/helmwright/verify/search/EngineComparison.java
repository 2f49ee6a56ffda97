package io.helmwright.verify.search;

import io.helmwright.problem.Severity;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.engine.OutsideHelm;
import io.helmwright.verify.engine.RenderComparison;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.util.List;

/** Whether another program renders what the embedded engine renders. */
final class EngineComparison {

  private final RenderEngine engine;
  private final OutsideHelm outside;
  private final Findings findings;

  EngineComparison(RenderEngine engine, OutsideHelm outside, Findings findings) {
    this.engine = engine;
    this.outside = outside;
    this.findings = findings;
  }

  /** Renders with both, and reports the first difference. */
  void compare(Configuration configuration) {
    Rendered ours = engine.render(configuration, List.of());
    Rendered theirs = outside.render(configuration);
    if (ours.refused() || theirs.refused()) {
      if (ours.refused() != theirs.refused()) {
        Rendered refused = ours.refused() ? ours : theirs;
        report(
            configuration,
            "only %s refuses it: %s"
                .formatted(
                    ours.refused() ? "the embedded Helm" : outside.name(),
                    refused.problems().get(0).message()));
      }
      return;
    }
    RenderedChart again = engine.render(configuration, List.of()).chart().orElseThrow();
    List<String> differences =
        RenderComparison.differences(
            theirs.chart().orElseThrow(), ours.chart().orElseThrow(), again);
    if (!differences.isEmpty()) {
      report(configuration, "embedded against " + outside.name() + ": " + differences.get(0));
    }
  }

  private void report(Configuration configuration, String difference) {
    findings.add(
        configuration,
        List.of(
            new Finding(
                "engine-difference",
                Severity.ERROR,
                "Chart.yaml",
                0,
                outside.name(),
                "two Helms render different things: " + difference,
                "Write the template so that both agree, or require one of them in the README")));
  }
}
