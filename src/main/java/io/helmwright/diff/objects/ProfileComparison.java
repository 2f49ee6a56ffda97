package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import java.util.List;

/** What charts render in one profile after the other, compared and judged. */
final class ProfileComparison {

  private static final List<Judge> JUDGES =
      List.of(
          new FrozenFields(),
          new Volumes(),
          new Presence(),
          new SecretKeys(),
          new Services(),
          new Routes(),
          new PodSpecs(),
          new Hooks(),
          new ImageVersions(),
          new OtherFields());

  private final Reasons reasons = new Reasons();
  private final MergedChanges changes = new MergedChanges();

  /** Compares what the older and the newer chart render in a profile. */
  void compare(String profile, List<ManifestObject> before, List<ManifestObject> after) {
    var around = new Surroundings(before, after);
    for (Change change : Changes.between(before, after)) {
      changes.add(profile, change);
      if (!change.before().isTest()) {
        JUDGES.stream()
            .flatMap(judge -> judge.reasons(change, around))
            .forEach(reason -> reasons.add(profile, reason));
      }
    }
  }

  /** Adds what was found otherwise in a profile. */
  void add(String profile, Reason reason) {
    reasons.add(profile, reason);
  }

  /** The changes of all profiles. */
  MergedChanges changes() {
    return changes;
  }

  /**
   * The reasons of all profiles.
   *
   * @param profiles how many there are
   */
  List<Reason> reasons(int profiles) {
    return reasons.all(profiles);
  }
}
