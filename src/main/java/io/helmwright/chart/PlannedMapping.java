package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.TreeWalk;
import java.util.ArrayList;
import java.util.List;

/**
 * A mapping anywhere in a chart's templates.
 *
 * @param place chart and file
 * @param mapping the mapping, whose type is known when it is a Kubernetes object
 */
record PlannedMapping(String place, Node.Mapping mapping) {

  static List<PlannedMapping> in(Chart chart) {
    var found = new ArrayList<PlannedMapping>();
    for (var template : chart.templates()) {
      String place = chart.name() + ": " + template.path();
      TreeWalk.walk(
          template.file().node(),
          new TreeWalk.Visitor() {
            @Override
            public void node(Node node) {
              if (node instanceof Node.Mapping mapping) {
                found.add(new PlannedMapping(place, mapping));
              }
            }
          });
    }
    return found;
  }
}
