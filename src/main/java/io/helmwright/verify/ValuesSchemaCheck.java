package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks values against a chart's own {@code values.schema.json}, as Helm does before it renders,
 * but naming the path as the user writes it and guessing what a misspelled key was meant to be.
 * Unlike Helm it doesn't look into subcharts.
 */
public final class ValuesSchemaCheck {

  /**
   * Checks what a request would render with: the chart's defaults, files, inline values, sets.
   *
   * @return what is wrong; empty if nothing is, or if the chart has no schema
   * @throws ProblemException if a file can't be read or a set is malformed
   */
  public List<Problem> check(RenderRequest request) {
    Path file = request.chart().resolve("values.schema.json");
    if (!Files.exists(file)) {
      return List.of();
    }
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw ProblemException.error(file.toString(), "can't read it", "Check its permissions");
    }
    String chart =
        MergedValues.read(request.chart().resolve("Chart.yaml")).path("name").asText("chart");
    JsonNode values = MergedValues.effective(request);
    return JsonSchemas.asHelm(name -> text, "value")
        .validate("values.schema.json", chart + ": values", values);
  }
}
