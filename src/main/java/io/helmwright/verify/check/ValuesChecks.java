package io.helmwright.verify.check;

import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.JsonSchemas;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.check.ChartCheck.Fault;
import java.util.List;
import java.util.stream.Stream;

/** The default values and their schema. */
final class ValuesChecks {

  static final List<ChartCheck> ALL =
      List.of(
          new ChartCheck(
              Check.error(
                  "values-duplicate-key",
                  "only the last one counts, and no tool says so",
                  "Keep one of the two"),
              ValuesChecks::duplicates),
          new ChartCheck(
              Check.warning(
                  "missing-schema",
                  "a misspelt or malformed value goes unnoticed",
                  "Describe the values in values.schema.json, with additionalProperties: false"),
              ValuesChecks::missingSchema),
          new ChartCheck(
              Check.error(
                  "invalid-schema", "Helm refuses every value", "Correct values.schema.json"),
              ValuesChecks::invalidSchema),
          new ChartCheck(
              Check.error(
                  "defaults-violate-schema",
                  "Helm refuses to install the chart as it is",
                  "Correct values.yaml or values.schema.json"),
              ValuesChecks::defaults),
          new ChartCheck(
              Check.warning(
                  "open-schema",
                  "a misspelt key goes unnoticed, and what it should set keeps its default",
                  "Declare the keys there, and set additionalProperties: false"),
              OpenSchema::find));

  static final String SCHEMA = "values.schema.json";
  private static final String INCOMPLETE = "is required|is \"\".*|is null.*|.*found 0.*";
  private static final String VALUES = "values.yaml";

  private ValuesChecks() {}

  private static Stream<Fault> duplicates(CheckedFiles chart) {
    return flaw(chart, VALUES);
  }

  private static Stream<Fault> invalidSchema(CheckedFiles chart) {
    return flaw(chart, SCHEMA);
  }

  /** JSON is YAML. */
  private static Stream<Fault> flaw(CheckedFiles chart, String file) {
    try {
      chart.text(file).ifPresent(text -> StrictYaml.parse(file, text));
      return Stream.of();
    } catch (ProblemException e) {
      Problem flaw = e.problems().get(0);
      String line = flaw.location().replaceAll(".*:", "");
      int number = line.matches("\\d{1,9}") ? Integer.parseInt(line) : 0;
      String subject = flaw.message().replaceAll("the (key .*) is set twice", "$1");
      return Stream.of(new Fault(file, number, subject, flaw.message()));
    }
  }

  private static Stream<Fault> missingSchema(CheckedFiles chart) {
    return chart.has(SCHEMA) || chart.values().isEmpty()
        ? Stream.of()
        : Stream.of(new Fault(SCHEMA, 0, SCHEMA, "there is no values.schema.json"));
  }

  /** What is only missing or empty is meant to be set by users. */
  private static Stream<Fault> defaults(CheckedFiles chart) {
    String schema = chart.text(SCHEMA).orElse("{}");
    return JsonSchemas.asHelm(name -> schema, "value")
        .validate(SCHEMA, "values", chart.values())
        .stream()
        .filter(problem -> !problem.message().matches(INCOMPLETE))
        .map(
            problem ->
                new Fault(
                    VALUES, 0, problem.location(), problem.location() + " " + problem.message()));
  }
}
