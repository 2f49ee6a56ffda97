package io.helmwright.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.SchemaException;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A chart's values.schema.json, compiled once for many values. It may be used by many threads. */
public final class ValuesSchema {

  private static final String NAME = "values.schema.json";

  private final JsonSchemas schemas;
  private final String file;
  private final String place;

  private ValuesSchema(String text, String file, String place) {
    this.schemas = JsonSchemas.asHelm(name -> text, "value");
    this.file = file;
    this.place = place;
    try {
      if (!new ObjectMapper().readTree(text).isObject()) {
        throw broken("not a JSON schema: it is no mapping");
      }
    } catch (JsonProcessingException e) {
      throw broken("not JSON");
    }
  }

  /**
   * The schema of a chart or a subchart, if it has one.
   *
   * @throws ProblemException if it isn't JSON
   * @param folder where the chart's files are: empty for the outermost chart, {@code charts/x/}
   */
  public static Optional<ValuesSchema> of(ChartFiles chart, String folder) {
    return chart
        .text(folder + NAME)
        .map(
            text ->
                new ValuesSchema(
                    text,
                    folder + NAME,
                    chart.yaml(folder + "Chart.yaml").path("name").asText() + ": values"));
  }

  /** Whether it accepts values, the chart's defaults included. */
  public boolean accepts(ObjectNode values) {
    return asked(() -> schemas.accepts(NAME, values));
  }

  /** What it doesn't accept of values, the chart's defaults included. */
  public List<Problem> problems(ObjectNode values) {
    return asked(() -> schemas.validate(NAME, place, values));
  }

  private <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (StackOverflowError e) {
      throw broken("not a JSON schema: it leads to itself");
    } catch (PatternSyntaxException e) {
      throw broken(
          "%s is no regular expression that Helm knows: %s"
              .formatted(e.getPattern(), e.getDescription()));
    } catch (SchemaException e) {
      throw broken("not a JSON schema: " + e.getMessage());
    }
  }

  private ProblemException broken(String message) {
    return ProblemException.error(file, message, "Correct it there");
  }
}
