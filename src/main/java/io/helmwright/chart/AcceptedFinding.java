package io.helmwright.chart;

/**
 * What the checks of {@code helmwright verify} find in renders of a chart, and the chart means so.
 *
 * @param check the check's id, as its finding names it: {@code empty-secret}
 * @param file a glob for the template: {@code templates/secret.yaml}
 * @param subject a glob for what it is found in: {@code Secret data}
 * @param reason why it is meant so, for those who read the chart
 */
public record AcceptedFinding(String check, String file, String subject, String reason) {

  /**
   * @throws IllegalArgumentException without a reason
   */
  public AcceptedFinding {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("accept(\"" + check + "\", …) needs a reason");
    }
  }
}
