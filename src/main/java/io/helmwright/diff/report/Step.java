package io.helmwright.diff.report;

import io.helmwright.diff.result.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What users do about a break.
 *
 * @param text in words
 * @param command what they paste into a shell, which a report neither wraps nor ends with a full
 *     stop; empty if there is none
 */
record Step(String text, Optional<String> command) {

  private static final Pattern WITH_COMMAND = Pattern.compile("(?s)(.*:) (kubectl .*)");

  static Optional<Step> of(Reason reason) {
    return reason.migration().map(step -> of(Wording.without(reason.subject(), step.strip())));
  }

  private static Step of(String migration) {
    Matcher command = WITH_COMMAND.matcher(migration);
    return command.matches()
        ? new Step(command.group(1), Optional.of(command.group(2)))
        : new Step(Wording.sentence(migration), Optional.empty());
  }
}
