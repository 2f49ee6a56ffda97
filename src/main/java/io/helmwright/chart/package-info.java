/**
 * The plan of a chart: metadata, values, templates, helpers, notes, profiles; immutable, and
 * checked by {@link io.helmwright.chart.ChartRules} before anything is written.
 */
package io.helmwright.chart;
