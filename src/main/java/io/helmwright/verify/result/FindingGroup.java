package io.helmwright.verify.result;

import java.util.Objects;
import java.util.Optional;

/**
 * A finding and where it shows.
 *
 * @param finding one of the findings that share a key
 * @param configurations in how many configurations it was seen; 0 for what is found without
 *     rendering
 * @param smallest the smallest configuration that was found to show it; empty for what is found
 *     without rendering
 */
public record FindingGroup(Finding finding, int configurations, Optional<Configuration> smallest) {

  public FindingGroup {
    Objects.requireNonNull(finding, "finding");
    Objects.requireNonNull(smallest, "smallest");
  }
}
