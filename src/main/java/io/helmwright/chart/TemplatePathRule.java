package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Template files stay inside the chart and have a name each. */
final class TemplatePathRule implements ChartRule {

  private static final Pattern PATH =
      Pattern.compile("([A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\\.(yaml|tpl)");

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (var template : chart.templates()) {
      String path = template.file().path();
      String place = chart.name() + ": " + template.path();
      if (!PATH.matcher(path).matches() || path.equals("_helpers.tpl")) {
        problems.add(
            Problem.error(
                place,
                "this is no path for a template",
                "Use letters, digits, dashes and folders, and the suffix .yaml; _helpers.tpl is written from the helpers"));
      }
      if (!seen.add(path)) {
        problems.add(
            Problem.error(
                place, "two templates have this path", "Name one of them with add(\"…\", object)"));
      }
    }
    return problems;
  }
}
