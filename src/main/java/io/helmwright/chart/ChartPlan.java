package io.helmwright.chart;

import java.util.List;
import java.util.Optional;

/**
 * A chart as rules see it that compare its objects.
 *
 * @param objects every object that the templates spell out
 * @param defaults what is rendered with the chart's own values
 * @param allowed what the chart's guards leave
 */
record ChartPlan(List<PlannedObject> objects, Defaults defaults, Circumstances allowed) {

  /** The chart's plan, which all rules look at. */
  static ChartPlan of(Chart chart) {
    return chart.plan();
  }

  /** Reads the plan from the templates. */
  static ChartPlan read(Chart chart) {
    return new ChartPlan(
        PlannedObject.read(chart), new Defaults(chart), Circumstances.allowedBy(chart));
  }

  /** The objects of that kind and name that may be there whenever all of this holds. */
  List<PlannedObject> find(PodReference reference, Circumstances under) {
    return objects.stream()
        .filter(object -> object.is(reference.kind(), reference.name()))
        .filter(
            object -> allowed.and(under).and(reference.under()).and(object.under()).isPossible())
        .toList();
  }

  /** The same without ordinary objects. */
  ChartPlan onlyHooks() {
    var hooks = objects.stream().filter(object -> hook(object).isPresent()).toList();
    return new ChartPlan(hooks, defaults, allowed);
  }

  /** What makes the object a hook; empty for an ordinary one. */
  Optional<Hook> hook(PlannedObject object) {
    return object.hook(defaults);
  }
}
