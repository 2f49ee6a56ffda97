package io.helmwright.verify.search;

import io.helmwright.problem.Problem;
import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;

/**
 * What a template that stumbles over values is found to be.
 *
 * @param chart the chart's name
 * @param described whether a schema says which values there may be
 */
record Breakage(String chart, boolean described) {

  static final String CHECK = "template-error";
  static final String NOT_YAML = "not-yaml";

  /** Whether nothing at all is rendered. */
  static boolean is(Finding finding) {
    return finding.check().equals(CHECK) || finding.check().equals(NOT_YAML);
  }

  /**
   * The finding.
   *
   * @param problem what a plain render says
   */
  Finding finding(Problem problem) {
    Place place = Place.of(problem.location(), chart);
    return new Finding(
        CHECK,
        Severity.ERROR,
        place.file(),
        place.line(),
        "values",
        (described
                ? "values that the schema accepts break the template: "
                : "values that users may set break the template: ")
            + problem.message(),
        described
            ? "Test for the value before it is used, or let the schema refuse such values"
            : "Test for the value before it is used, or refuse such values in a"
                + " values.schema.json");
  }
}
