package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import io.helmwright.template.SameTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two templates render an object of the same kind and name. */
final class DuplicateObjectRule implements ChartRule {

  private record Named(Node name, String path) {}

  @Override
  public List<Problem> check(Chart chart) {
    Map<String, List<Named>> seen = new HashMap<>();
    var problems = new ArrayList<Problem>();
    for (var object : PlannedObject.in(chart)) {
      if (object.name().isEmpty()) {
        continue;
      }
      Node name = object.name().get();
      var others =
          seen.computeIfAbsent(object.apiVersion() + " " + object.kind(), k -> new ArrayList<>());
      String first = pathOf(name, others);
      others.add(new Named(name, object.path()));
      if (!first.isEmpty() && !first.equals(object.path())) {
        problems.add(
            Problem.error(
                object.place(),
                "the %s is already rendered by %s under the same name"
                    .formatted(object.kind(), first),
                "Give one of them another name, or remove it"));
      }
    }
    return problems;
  }

  private static String pathOf(Node name, List<Named> others) {
    for (var other : others) {
      if (SameTerm.same(other.name(), name)) {
        return other.path();
      }
    }
    return "";
  }
}
