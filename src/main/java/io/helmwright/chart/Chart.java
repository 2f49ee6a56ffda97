package io.helmwright.chart;

/** Stand-in, to be replaced at the merge. */
public record Chart(String name, String version, String appVersion, String description) {}
