package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import java.util.List;

/**
 * A file below {@code templates/} and the objects that it renders.
 *
 * @param file path and tree
 * @param objects the Kubernetes objects in the tree, as far as the tree spells them out
 */
public record ChartTemplate(TemplateFile file, List<PlannedObject> objects) {

  public ChartTemplate {
    objects = List.copyOf(objects);
  }

  static ChartTemplate of(String path, Node node) {
    return new ChartTemplate(new TemplateFile(path, node), PlannedObject.in(node));
  }

  /** The path below the chart: {@code templates/service.yaml}. */
  public String path() {
    return "templates/" + file.path();
  }
}
