package io.helmwright.verify.result;

import java.util.Objects;

/**
 * A finding that the chart's maintainers accept.
 *
 * @param group the finding
 * @param reason why, in their words
 */
public record WaivedFinding(FindingGroup group, String reason) {

  public WaivedFinding {
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(reason, "reason");
  }
}
