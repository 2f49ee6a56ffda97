package io.helmwright.chart;

/** Something that brings its objects, notes and documentation into a chart: a pattern. */
public interface ChartPart {

  /** Adds to the chart what the part consists of. */
  void addTo(Chart.Builder chart);
}
