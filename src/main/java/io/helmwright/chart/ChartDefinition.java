package io.helmwright.chart;

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
}
