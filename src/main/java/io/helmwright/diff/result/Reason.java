package io.helmwright.diff.result;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a version must rise.
 *
 * @param rule id such as {@code value-removed}
 * @param level by how much
 * @param subject what changed: a value's path, {@code StatefulSet heimdall spec.serviceName}
 * @param message one sentence, says what changed
 * @param evidence what shows it: old and new, a counter-example, a profile
 * @param migration for a break: what a user must do, one or two sentences as they would stand in
 *     NOTES or a changelog
 */
public record Reason(
    String rule,
    Level level,
    String subject,
    String message,
    String evidence,
    Optional<String> migration) {

  public Reason {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(migration, "migration");
  }

  /** As a whole: a value's path is not named by one that goes on. */
  private boolean namesSubject() {
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(subject) + "(?![\\w-]|\\.\\w)")
        .matcher(message)
        .find();
  }

  /** What changed and how, for those who don't see the subject beside it. */
  public String headline() {
    return namesSubject() ? message : subject + ": " + message;
  }
}
