package io.helmwright.chart;

import io.helmwright.values.BooleanValue;

/**
 * A subchart.
 *
 * @param name the subchart's name
 * @param version a semantic version range: {@code ~18.2.0}
 * @param repository where Helm gets it: an {@code oci://} or {@code https://} address
 * @param condition the value that switches it on
 */
public record Dependency(String name, String version, String repository, BooleanValue condition) {}
