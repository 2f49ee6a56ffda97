package io.helmwright.chart;

/**
 * Who looks after the chart.
 *
 * @param name a person or a team
 * @param url where to find them; may be empty
 */
public record Maintainer(String name, String url) {}
