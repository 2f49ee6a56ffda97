package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a release is.
 *
 * @param chart the chart's name
 * @param version the version in Chart.yaml
 * @param last the revision of the release before; empty for the first one
 * @param diff what changed since; empty for the first release
 * @param entry the changelog entry in Markdown
 * @param digest SHA-256 of the package
 * @param fromFolder packages of dependencies that the commit lacks, taken from the chart's folder
 * @param warnings what the reader should know, and does not stop the release
 */
public record ReleaseSummary(
    String chart,
    String version,
    Optional<String> last,
    Optional<ChartDiff> diff,
    String entry,
    String digest,
    List<String> fromFolder,
    List<Problem> warnings) {

  public ReleaseSummary {
    fromFolder = List.copyOf(fromFolder);
    warnings = List.copyOf(warnings);
  }
}
