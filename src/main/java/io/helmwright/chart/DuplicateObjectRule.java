package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No two templates render an object of the same kind and name. */
final class DuplicateObjectRule implements ChartRule {

  private record Identity(String apiVersion, String kind, Node name) {}

  @Override
  public List<Problem> check(Chart chart) {
    Map<Identity, String> seen = new HashMap<>();
    var problems = new ArrayList<Problem>();
    for (var template : chart.templates()) {
      for (var object : template.objects()) {
        if (object.name().isEmpty()) {
          continue;
        }
        var identity = new Identity(object.apiVersion(), object.kind(), object.name().get());
        String first = seen.putIfAbsent(identity, template.path());
        if (first != null && !first.equals(template.path())) {
          problems.add(
              Problem.error(
                  chart.name() + ": " + template.path(),
                  "the %s is already rendered by %s under the same name"
                      .formatted(object.kind(), first),
                  "Give one of them another name, or remove it"));
        }
      }
    }
    return problems;
  }
}
