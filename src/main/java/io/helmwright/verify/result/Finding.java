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
 * @param object the name of the object that it is about, the release's name in it being {@code
 *     <release>}; empty if it is about none
 * @param subject what it is about without any name, so that it is the same in every configuration:
 *     {@code Service spec.ports[0].targetPort}, {@code values ingress.hosts}
 * @param message what is wrong, without a full stop
 * @param cure what to do, an imperative sentence without a full stop
 */
public record Finding(
    String check,
    Severity severity,
    String file,
    int line,
    String object,
    String subject,
    String message,
    String cure) {

  public Finding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cure, "cure");
  }

  /** Something about a file or values, not about an object. */
  public Finding(
      String check,
      Severity severity,
      String file,
      int line,
      String subject,
      String message,
      String cure) {
    this(check, severity, file, line, "", subject, message, cure);
  }

  /** The same about an object of that name, at that line. */
  public Finding at(int newLine, String newObject) {
    return new Finding(check, severity, file, newLine, newObject, subject, message, cure);
  }

  /** The subject with the object's name: {@code Service <release>-web spec.ports[0].targetPort}. */
  public String place() {
    if (object.isEmpty()) {
      return subject;
    }
    int kind = subject.indexOf(' ');
    return kind < 0
        ? subject + " " + object
        : subject.substring(0, kind) + " " + object + subject.substring(kind);
  }

  /** Findings with the same key are one finding, seen in several configurations. */
  public String key() {
    return check + " " + file + ":" + line + " " + place();
  }
}
