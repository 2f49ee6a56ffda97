package io.helmwright.chart;

import java.util.Map;

/** A chart in Java. A definition has no state; every call makes the same chart. */
public interface ChartDefinition {

  /** The chart's name, known without building it: {@code heimdall}. */
  String name();

  /**
   * Builds the chart.
   *
   * @throws io.helmwright.problem.ProblemException with everything that is wrong with it
   */
  Chart define();

  /**
   * The same chart with other providers of its database, by the name that each has on the command
   * line and in the order in which they are listed; empty for a chart without that choice.
   */
  default Map<String, ChartDefinition> databases() {
    return Map.of();
  }
}
