package io.helmwright.verify.check;

import io.helmwright.problem.Severity;
import java.util.Objects;

/**
 * Something that may be wrong with a chart.
 *
 * @param id its name in reports and waivers, such as {@code dangling-service}; that of kube-linter
 *     or kube-score where they look for the same
 * @param severity ERROR for what doesn't work or leaks secrets, WARNING for bad practice
 * @param reason why it matters, in one line without a full stop
 * @param cure what to do, an imperative sentence without a full stop
 */
public record Check(String id, Severity severity, String reason, String cure) {

  public Check {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(cure, "cure");
  }

  static Check error(String id, String reason, String cure) {
    return new Check(id, Severity.ERROR, reason, cure);
  }

  static Check warning(String id, String reason, String cure) {
    return new Check(id, Severity.WARNING, reason, cure);
  }
}
