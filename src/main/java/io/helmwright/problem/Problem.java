package io.helmwright.problem;

import java.util.Objects;

/**
 * One thing that is wrong: where, what, and what to do about it.
 *
 * @param severity whether it stops the run
 * @param location the place, in the reader's words: {@code heimdall: values heimdall.replicaCount},
 *     {@code heimdall: templates/service.yaml}
 * @param message what is wrong, without a full stop at the end
 * @param cure what to do, an imperative sentence without a full stop at the end
 */
public record Problem(Severity severity, String location, String message, String cure) {

  public Problem {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(cure, "cure");
  }

  /** A problem that stops the run. */
  public static Problem error(String location, String message, String cure) {
    return new Problem(Severity.ERROR, location, message, cure);
  }

  /** A problem that is only reported. */
  public static Problem warning(String location, String message, String cure) {
    return new Problem(Severity.WARNING, location, message, cure);
  }

  /** Whether it stops the run. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** One line: {@code error: heimdall: values x: nothing reads it. Remove the declaration.} */
  @Override
  public String toString() {
    return "%s: %s: %s. %s."
        .formatted(severity.name().toLowerCase(java.util.Locale.ROOT), location, message, cure);
  }
}
