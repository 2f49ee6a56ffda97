package io.helmwright.chart;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import java.util.ArrayList;
import java.util.List;

/** Every template, helper and note can be written down: its texts are ones that YAML can carry. */
final class ReadableTemplateRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    for (var template : chart.templates()) {
      attempt(() -> template.file().print(), chart, problems);
    }
    for (var helper : chart.helpers()) {
      attempt(() -> TemplateFile.printHelpers(List.of(helper)), chart, problems);
    }
    var notes = new TemplateFile("NOTES.txt", new Node.Group(chart.notes()));
    attempt(notes::print, chart, problems);
    return problems;
  }

  private static void attempt(Runnable print, Chart chart, List<Problem> problems) {
    try {
      print.run();
    } catch (ProblemException e) {
      for (var problem : e.problems()) {
        problems.add(
            Problem.error(
                chart.name() + ": " + problem.location(), problem.message(), problem.cure()));
      }
    }
  }
}
