package io.helmwright.release;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.emit.YamlPrinter;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import org.semver4j.Semver;

/**
 * What a Chart.yaml says that a release is called.
 *
 * @param chart the chart's name
 * @param text the version, as Chart.yaml has it
 * @param number the same, to compare with others
 */
record ReleaseVersion(String chart, String text, Semver number) {

  /** It names files, so it may not lead elsewhere. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /**
   * Reads both.
   *
   * @param place the Chart.yaml, as messages say it
   * @throws ProblemException if it can't be read, has no name, or a version that is none of
   *     Semantic Versioning
   */
  static ReleaseVersion of(String place, byte[] chartYaml) {
    JsonNode metadata;
    try {
      metadata = new YamlPrinter().parse(chartYaml);
    } catch (IOException e) {
      throw ProblemException.error(
          place, Unreadable.reason(place, chartYaml), "Correct it, and commit");
    }
    String name = metadata.path("name").asText();
    if (!name.matches(NAME)) {
      throw ProblemException.error(
          place,
          "a chart can't be named '%s'".formatted(name),
          "Name it in letters, digits and dashes, and commit");
    }
    String version = metadata.path("version").asText();
    if (!Semver.isValid(version)) {
      throw ProblemException.error(
          place,
          "its version '%s' is none of Semantic Versioning".formatted(version),
          "Write it as MAJOR.MINOR.PATCH");
    }
    return new ReleaseVersion(name, version, Semver.parse(version));
  }
}
