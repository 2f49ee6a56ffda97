package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Every template can be written down: its texts are ones that YAML can carry. */
final class ReadableTemplateRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    for (var template : chart.templates()) {
      try {
        template.file().print();
      } catch (ProblemException e) {
        for (var problem : e.problems()) {
          problems.add(
              Problem.error(
                  chart.name() + ": " + problem.location(), problem.message(), problem.cure()));
        }
      }
    }
    return problems;
  }
}
