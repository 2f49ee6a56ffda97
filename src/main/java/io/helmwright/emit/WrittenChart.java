package io.helmwright.emit;

/**
 * What writing a chart did; all zero but {@code files} when the disk was up to date.
 *
 * @param name the chart's name
 * @param folder the chart's folder as the reader would type it
 * @param files how many files the chart and its profiles have
 * @param added how many of them are new
 * @param changed how many of them have other content than before
 * @param removed how many were deleted, being generated no longer
 */
public record WrittenChart(
    String name, String folder, int files, int added, int changed, int removed) {}
