package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A secret value goes into Secrets only. */
final class SecretExposureRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    var secrets = chart.values().declaredValues().stream().filter(v -> v.isSecret()).toList();
    for (var template : chart.templates()) {
      for (var object : template.objects()) {
        if (object.kind().equals("Secret")) {
          continue;
        }
        var read = ValueReferences.written(object.mapping());
        for (var secret : secrets) {
          if (read.contains(secret.path())) {
            problems.add(
                Problem.error(
                    chart.name() + ": " + template.path(),
                    "the secret value %s would be readable in a %s"
                        .formatted(secret.key(), object.kind()),
                    "Put it into a Secret and refer to its key"));
          }
        }
      }
    }
    return problems;
  }
}
