package io.helmwright.release;

import io.helmwright.diff.result.ChartDiff;
import java.util.List;
import java.util.Optional;

/**
 * What a release is.
 *
 * @param chart the chart's name
 * @param version the version in the definition
 * @param last the revision of the release before; empty for the first one
 * @param diff what changed since; empty for the first release
 * @param entry the changelog entry in Markdown
 * @param digest SHA-256 of the package
 * @param fromFolder packages of dependencies that the commit lacks, taken from the chart's folder
 */
public record ReleaseSummary(
    String chart,
    String version,
    Optional<String> last,
    Optional<ChartDiff> diff,
    String entry,
    String digest,
    List<String> fromFolder) {

  public ReleaseSummary {
    fromFolder = List.copyOf(fromFolder);
  }
}
