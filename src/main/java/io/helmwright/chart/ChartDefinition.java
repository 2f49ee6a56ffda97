package io.helmwright.chart;

/** Stand-in, to be replaced at the merge. */
public interface ChartDefinition {
  String name();

  Chart define();
}
