package io.helmwright.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import java.util.List;
import java.util.Optional;

/** A chart's values.schema.json, compiled once for many values. It may be used by many threads. */
public final class ValuesSchema {

  private static final String NAME = "values.schema.json";

  private final JsonSchemas schemas;
  private final String place;

  private ValuesSchema(String text, String place) {
    this.schemas = new JsonSchemas(name -> text, "value");
    this.place = place;
  }

  /**
   * The schema of a chart or a subchart, if it has one.
   *
   * @param folder where the chart's files are: empty for the outermost chart, {@code charts/x/}
   */
  public static Optional<ValuesSchema> of(ChartFiles chart, String folder) {
    return chart
        .text(folder + NAME)
        .map(
            text ->
                new ValuesSchema(
                    text, chart.yaml(folder + "Chart.yaml").path("name").asText() + ": values"));
  }

  /** Whether it accepts values, the chart's defaults included. */
  public boolean accepts(ObjectNode values) {
    return schemas.accepts(NAME, values);
  }

  /** What it doesn't accept of values, the chart's defaults included. */
  public List<Problem> problems(ObjectNode values) {
    return schemas.validate(NAME, place, values);
  }
}
