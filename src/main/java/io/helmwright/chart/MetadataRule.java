package io.helmwright.chart;

import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Chart.yaml is what Helm and chart-testing accept. */
final class MetadataRule implements ChartRule {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  /** The regular expression that semver.org suggests. */
  private static final Pattern SEMANTIC_VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
              + "(-((0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
              + "(\\+([0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*))?");

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    String place = chart.name() + ": Chart.yaml";
    if (!NAME.matcher(chart.name()).matches()) {
      problems.add(
          Problem.error(
              place,
              "\"%s\" is no chart name".formatted(chart.name()),
              "Use lower-case letters, digits and dashes"));
    }
    if (!SEMANTIC_VERSION.matcher(chart.version()).matches()) {
      problems.add(
          Problem.error(
              place,
              "\"%s\" is no semantic version".formatted(chart.version()),
              "Call version(\"…\") with major.minor.patch"));
    }
    if (chart.description().isEmpty()) {
      problems.add(Problem.error(place, "the description is missing", "Call describedAs(\"…\")"));
    }
    return problems;
  }
}
