package io.helmwright.diff.result;

import java.util.Objects;

/**
 * One of the two charts.
 *
 * @param source where it comes from: a folder, a package, a revision
 * @param name the chart's name
 * @param version the chart's version
 * @param appVersion the application's version
 */
public record Side(String source, String name, String version, String appVersion) {

  public Side {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(appVersion, "appVersion");
  }
}
