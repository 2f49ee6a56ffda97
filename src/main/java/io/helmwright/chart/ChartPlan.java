package io.helmwright.chart;

import java.util.List;

/**
 * A chart as rules see it that compare its objects.
 *
 * @param objects every object that the templates spell out
 * @param defaults what is rendered with the chart's own values
 * @param allowed what the chart's guards leave
 */
record ChartPlan(List<PlacedObject> objects, Defaults defaults, Circumstances allowed) {

  static ChartPlan of(Chart chart) {
    return new ChartPlan(
        PlacedObject.in(chart), new Defaults(chart), Circumstances.allowedBy(chart));
  }

  /** The objects of that kind and name that may be there whenever all of this holds. */
  List<PlacedObject> find(PodReference reference, Circumstances under) {
    var all = allowed.and(under).and(reference.under());
    return objects.stream()
        .filter(object -> object.is(reference.kind(), reference.name(), all))
        .toList();
  }

  /** What makes the object a hook; empty for an ordinary one. */
  java.util.Optional<Hook> hook(PlacedObject object) {
    return object.hook(defaults);
  }
}
