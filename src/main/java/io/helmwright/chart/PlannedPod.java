package io.helmwright.chart;

import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The specification of a pod, wherever a template has one.
 *
 * @param place chart and file
 * @param spec the {@code PodSpec}
 */
record PlannedPod(String place, Node.Mapping spec) {

  static List<PlannedPod> in(Chart chart) {
    return PlannedMapping.in(chart).stream()
        .filter(each -> each.mapping().type().equals("PodSpec"))
        .map(each -> new PlannedPod(each.place(), each.mapping()))
        .toList();
  }

  /** Init containers first, as they run. */
  List<Node> containers() {
    var all = new ArrayList<Node>();
    for (var field : List.of("initContainers", "containers")) {
      NodeQuery.values(spec, field).forEach(list -> all.addAll(NodeQuery.items(list)));
    }
    return all.stream().filter(Node.Mapping.class::isInstance).toList();
  }

  /** {@code demo: templates/deployment.yaml: container web}. */
  String placeOf(Node container) {
    return place + ": container " + NodeQuery.text(container, "name").orElse("?");
  }

  List<String> volumeNames() {
    var names = new ArrayList<String>();
    for (var list : NodeQuery.values(spec, "volumes")) {
      NodeQuery.items(list).forEach(v -> NodeQuery.text(v, "name").ifPresent(names::add));
    }
    return names;
  }
}
