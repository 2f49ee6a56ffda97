package io.helmwright.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A container that is not ready is not killed for it: its liveness is asked differently from its
 * readiness.
 */
final class ProbeRule implements ChartRule {

  @Override
  public Optional<Waivable> waiver(Problem problem) {
    return Optional.of(Waivable.PROBES);
  }

  @Override
  public List<Problem> check(Chart chart) {
    var defaults = ChartPlan.of(chart).defaults();
    var problems = new ArrayList<Problem>();
    for (var pod : PlannedPod.in(chart)) {
      for (var container : pod.containers()) {
        var liveness = probe(container, "livenessProbe", defaults);
        if (liveness.isPresent() && liveness.equals(probe(container, "readinessProbe", defaults))) {
          problems.add(
              Problem.warning(
                  pod.placeOf(container),
                  "its liveness probe is its readiness probe, so that a container that is only busy is killed",
                  "Ask for less, less often, or more patiently, or leave the liveness probe out"));
        }
      }
    }
    return problems;
  }

  /** The probe with the chart's own values. */
  private static Optional<JsonNode> probe(Node container, String field, Defaults defaults) {
    return container instanceof Node.Mapping mapping
        ? mapping.members().stream()
            .filter(member -> member instanceof Node.Entry entry && entry.hasKey(field))
            .findFirst()
            .flatMap(member -> defaults.json(((Node.Entry) member).value()))
            .filter(JsonNode::isObject)
        : Optional.empty();
  }
}
