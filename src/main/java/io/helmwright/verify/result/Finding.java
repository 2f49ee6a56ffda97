package io.helmwright.verify.result;

import io.helmwright.problem.Severity;
import java.util.Objects;

/**
 * Something that a check doesn't accept.
 *
 * @param check the check's id, such as {@code dangling-reference}
 * @param severity whether it is an error
 * @param file the file in the chart that it comes from, such as {@code templates/service.yaml}
 * @param line its line in that file, from 1; 0 when it isn't known
 * @param subject what it is about without any release's name, so that it is the same in every
 *     configuration: {@code Service spec.ports[0].targetPort}, {@code values ingress.hosts}
 * @param message what is wrong, without a full stop
 * @param cure what to do, an imperative sentence without a full stop
 */
public record Finding(
    String check,
    Severity severity,
    String file,
    int line,
    String subject,
    String message,
    String cure) {

  public Finding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cure, "cure");
  }

  /** Findings with the same key are one finding, seen in several configurations. */
  public String key() {
    return check + " " + file + ":" + line + " " + subject;
  }
}
