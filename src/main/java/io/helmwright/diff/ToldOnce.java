package io.helmwright.diff;

import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Leaves out what the values and the objects both show, each in its own words. */
final class ToldOnce {

  private static final Set<String> OF_KEYS = Set.of("value-added", "value-removed");

  private ToldOnce() {}

  /** The reasons of both, those left out that tell nothing new. */
  static List<Reason> of(List<Reason> values, List<Reason> objects) {
    var reasons = new ArrayList<Reason>();
    values.stream().filter(reason -> !isSubchart(reason, objects)).forEach(reasons::add);
    objects.stream().filter(reason -> !isBrokenValue(reason, values)).forEach(reasons::add);
    if (reasons.stream().anyMatch(r -> r.level() != Level.PATCH && !isUndecided(r))) {
      reasons.removeIf(ToldOnce::isUndecided); // A note names the templates.
    }
    return reasons;
  }

  /** A template of which nobody knows what it changes asks for no more than is asked anyway. */
  private static boolean isUndecided(Reason reason) {
    return reason.rule().equals("template-changed");
  }

  /** A subchart comes and goes with its key. */
  private static boolean isSubchart(Reason key, List<Reason> objects) {
    return OF_KEYS.contains(key.rule())
        && objects.stream().anyMatch(o -> o.subject().equals("dependency " + key.subject()));
  }

  /** A profile is refused for the sake of a value that is known to break. */
  private static boolean isBrokenValue(Reason refusal, List<Reason> values) {
    return refusal.rule().equals("values-refused")
        && values.stream()
            .filter(reason -> reason.level() == Level.MAJOR)
            .anyMatch(reason -> refusal.evidence().startsWith(reason.subject() + ": "));
  }
}
