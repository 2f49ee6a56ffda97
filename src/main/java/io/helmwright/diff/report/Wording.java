package io.helmwright.diff.report;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.diff.result.Side;
import java.util.List;
import java.util.Locale;

/** What all reports for people say alike. */
final class Wording {

  private static final int PROFILES_NAMED = 3;

  private Wording() {}

  /** {@code heimdall 4.0.0 to 4.1.0}; with both names if they differ. */
  static String charts(ChartDiff diff) {
    Side before = diff.before();
    Side after = diff.after();
    String newName = before.name().equals(after.name()) ? "" : after.name() + " ";
    return "%s %s to %s%s".formatted(before.name(), before.version(), newName, after.version());
  }

  static String level(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  static String heading(Level level) {
    return switch (level) {
      case MAJOR -> "Breaks";
      case MINOR -> "New, or different without breaking";
      case PATCH -> "Nobody needs to notice";
    };
  }

  static List<Reason> of(ChartDiff diff, Level level) {
    return diff.reasons().stream().filter(reason -> reason.level() == level).toList();
  }

  /** The version that it is; nothing is above a major one, whatever wasn't compared. */
  static String verdict(ChartDiff diff) {
    String limit =
        diff.isComplete() || diff.level() == Level.MAJOR ? "" : ", as far as it could be compared";
    return diff.reasons().isEmpty() && diff.objects().isEmpty()
        ? "nothing changes for those who run it%s: a patch at most".formatted(limit)
        : "this is a %s version%s".formatted(level(diff.level()), limit);
  }

  /** What changed as a sentence that needn't say the subject, which stands before it. */
  static String sentence(Reason reason) {
    return sentence(without(reason.subject(), reason.message().strip()));
  }

  /** A text in which the subject is not named again. */
  static String without(String subject, String text) {
    if (text.startsWith(subject + ": ")) {
      return text.substring(subject.length() + 2);
    }
    return text.startsWith(subject + " ")
        ? "it" + text.substring(subject.length())
        : text.replace("the default of " + subject + " ", "its default ")
            .replace("the description of " + subject + " ", "its description ")
            .replace(": " + subject + ": ", ": ");
  }

  /** A text that begins with a capital letter and ends with a full stop. */
  static String sentence(String text) {
    String sentence =
        text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
  }

  /** The images that no reason tells of: those of tests. */
  static List<FieldChange> imagesLeft(ChartDiff diff) {
    return diff.images().stream()
        .filter(image -> diff.reasons().stream().noneMatch(reason -> tells(reason, image)))
        .toList();
  }

  private static boolean tells(Reason reason, FieldChange image) {
    return reason
        .evidence()
        .startsWith(image.before().orElse("") + " → " + image.after().orElse(""));
  }

  static String kind(ObjectChange.Kind kind) {
    return switch (kind) {
      case ADDED -> "added";
      case REMOVED -> "removed";
      case CHANGED -> "changed";
      case RENAMED -> "renamed";
    };
  }

  /** {@code in defaults}, {@code in 12 profiles: defaults, embedded, external-rds, …}. */
  static String profiles(List<String> profiles) {
    if (profiles.size() <= PROFILES_NAMED) {
      return "in " + String.join(", ", profiles);
    }
    return "in %d profiles: %s, …"
        .formatted(profiles.size(), String.join(", ", profiles.subList(0, PROFILES_NAMED)));
  }
}
