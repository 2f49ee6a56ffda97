package io.helmwright.release;

import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.YamlPrinter;
import io.helmwright.problem.ProblemException;
import java.io.IOException;
import org.semver4j.Semver;

/**
 * The version in a definition.
 *
 * @param text as Chart.yaml has it
 */
record ReleaseVersion(String text, Semver number) {

  /**
   * @throws ProblemException if it is none of Semantic Versioning
   */
  static ReleaseVersion of(EmittedChart chart) {
    String text;
    try {
      text = new YamlPrinter().parse(chart.files().get("Chart.yaml")).path("version").asText();
    } catch (IOException e) {
      throw new IllegalStateException("what was emitted can be read", e);
    }
    if (!Semver.isValid(text)) {
      throw ProblemException.error(
          chart.name(),
          "its version '%s' is none of Semantic Versioning".formatted(text),
          "Write it as MAJOR.MINOR.PATCH in the definition");
    }
    return new ReleaseVersion(text, Semver.parse(text));
  }
}
