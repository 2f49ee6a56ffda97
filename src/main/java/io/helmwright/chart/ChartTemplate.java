package io.helmwright.chart;

import io.helmwright.template.TemplateFile;

/**
 * A file below {@code templates/}.
 *
 * @param file path and tree
 */
public record ChartTemplate(TemplateFile file) {

  /** The path below the chart: {@code templates/service.yaml}. */
  public String path() {
    return "templates/" + file.path();
  }
}
