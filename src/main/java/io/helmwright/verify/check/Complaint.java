package io.helmwright.verify.check;

import io.helmwright.verify.result.Finding;

/**
 * What a rule has against an object.
 *
 * @param subject the field, without the release's name; empty for the object as a whole
 * @param message what is wrong
 */
record Complaint(String subject, String message) {

  Finding of(Check check, RenderedObject object) {
    return new Finding(
        check.id(),
        check.severity(),
        object.file(),
        0,
        (object.kind() + " " + subject).strip(),
        message,
        check.cure());
  }
}
