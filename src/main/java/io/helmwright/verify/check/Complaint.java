package io.helmwright.verify.check;

import io.helmwright.problem.Severity;
import io.helmwright.verify.result.Finding;
import java.util.Optional;

/**
 * What a rule has against an object.
 *
 * @param subject the field, without the release's name; empty for the object as a whole
 * @param message what is wrong
 * @param severity how bad it is, if not as bad as the check says
 * @param cure what to do, if not what the check says
 */
record Complaint(
    String subject, String message, Optional<Severity> severity, Optional<String> cure) {

  Complaint(String subject, String message) {
    this(subject, message, Optional.empty(), Optional.empty());
  }

  /** The same with another cure. */
  Complaint withCure(String other) {
    return new Complaint(subject, message, severity, Optional.of(other));
  }

  /** The same as something that may be meant. */
  Complaint asWarning(String other) {
    return new Complaint(subject, message, Optional.of(Severity.WARNING), Optional.of(other));
  }

  /** The object's name is as it is rendered, and the line isn't known yet. */
  Finding of(Check check, RenderedObject object) {
    return new Finding(
        check.id(),
        severity.orElse(check.severity()),
        object.file(),
        0,
        object.kind().isEmpty() ? "" : object.name(),
        (object.kind() + " " + subject).strip(),
        message,
        cure.orElse(check.cure()));
  }
}
