package io.helmwright.diff.objects;

import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reasons, each once with the profiles that show it. */
final class Reasons {

  /** More profiles than these are counted, not named. */
  private static final int MOST_NAMED = 3;

  private final Map<Reason, Set<String>> profiles = new LinkedHashMap<>();

  /** A reason that breaks somebody's values, data or upgrade. */
  static Reason major(
      String rule, String subject, String message, String evidence, String migration) {
    return new Reason(rule, Level.MAJOR, subject, message, evidence, Optional.of(migration));
  }

  static Reason minor(String rule, String subject, String message, String evidence) {
    return new Reason(rule, Level.MINOR, subject, message, evidence, Optional.empty());
  }

  static Reason patch(String rule, String subject, String message, String evidence) {
    return new Reason(rule, Level.PATCH, subject, message, evidence, Optional.empty());
  }

  void add(String profile, Reason reason) {
    profiles.computeIfAbsent(reason, r -> new LinkedHashSet<>()).add(profile);
  }

  /**
   * All of them, the gravest first; the evidence names the profiles unless all show it.
   *
   * @param all the profiles that were compared
   */
  List<Reason> all(Set<String> all) {
    var reasons = new ArrayList<Reason>();
    profiles.forEach((reason, shown) -> reasons.add(in(reason, shown, all)));
    reasons.sort((a, b) -> b.level().compareTo(a.level()));
    return List.copyOf(reasons);
  }

  private static Reason in(Reason reason, Set<String> shown, Set<String> all) {
    if (shown.containsAll(all)) {
      return reason;
    }
    String where =
        shown.size() <= MOST_NAMED
            ? "in " + String.join(", ", shown)
            : "in %d of %d profiles, as in %s"
                .formatted(shown.size(), all.size(), shown.iterator().next());
    String evidence = reason.evidence();
    return new Reason(
        reason.rule(),
        reason.level(),
        reason.subject(),
        reason.message(),
        evidence.isEmpty() ? where : evidence + " (" + where + ")",
        reason.migration());
  }
}
