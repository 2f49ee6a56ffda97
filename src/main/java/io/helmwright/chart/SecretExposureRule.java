package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.values.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A secret value goes into Secrets only. */
final class SecretExposureRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    Map<List<String>, String> secretKeys = new HashMap<>();
    chart.values().declaredValues().stream()
        .filter(Value::isSecret)
        .forEach(value -> secretKeys.put(value.path(), value.key()));
    for (var object : PlannedObject.in(chart)) {
      if (object.kind().equals("Secret")) {
        continue;
      }
      ValueReferences.written(object.node()).stream()
          .map(secretKeys::get)
          .filter(Objects::nonNull)
          .sorted()
          .forEach(
              key ->
                  problems.add(
                      Problem.error(
                          object.place(),
                          "the secret value %s would be readable in a %s"
                              .formatted(key, object.kind()),
                          "Put it into a Secret and refer to its key")));
    }
    return problems;
  }
}
