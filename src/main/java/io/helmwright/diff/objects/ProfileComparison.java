package io.helmwright.diff.objects;

import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
          new Backends(),
          new Permissions(),
          new PodSpecs(),
          new Programs(),
          new Hooks(),
          new ImageVersions(),
          new ApiVersions(),
          new OtherFields());

  private final Reasons reasons = new Reasons();
  private final MergedChanges changes = new MergedChanges();
  private final Set<String> renamed = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final String kubernetes;

  /**
   * @param kubernetes the versions of Kubernetes that the newer chart is for, as Chart.yaml has it
   */
  ProfileComparison(String kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Compares what the older and the newer chart render in a profile. */
  void compare(String profile, List<ManifestObject> before, List<ManifestObject> after) {
    var around = new Surroundings(before, after, kubernetes);
    Changes.between(before, after).forEach(change -> add(profile, change, around));
  }

  /**
   * Compares the names in one more render: objects that are renamed, of kinds of which none was
   * renamed before.
   */
  void compareNames(String profile, List<ManifestObject> before, List<ManifestObject> after) {
    var around = new Surroundings(before, after, kubernetes);
    Set<String> known = Set.copyOf(renamed);
    Changes.between(before, after).stream()
        .filter(change -> change.is(ObjectChange.Kind.RENAMED))
        .filter(change -> !known.contains(change.before().kind()))
        .forEach(change -> add(profile, change, around));
  }

  private void add(String profile, Change change, Surroundings around) {
    changes.add(profile, change);
    if (!change.isInBoth() || change.differences().stream().anyMatch(d -> !Folded.is(change, d))) {
      shown.add(change.before().file());
      shown.add(change.after().file());
    }
    if (change.is(ObjectChange.Kind.RENAMED)) {
      renamed.add(change.before().kind());
    }
    if (!change.before().isTest()) {
      JUDGES.stream()
          .flatMap(judge -> judge.reasons(change, around))
          .forEach(reason -> reasons.add(profile, reason));
    }
  }

  /** Adds what was found otherwise in a profile. */
  void add(String profile, Reason reason) {
    reasons.add(profile, reason);
  }

  /** The templates of the objects that change, apart from version labels and checksums. */
  Set<String> shown() {
    return shown;
  }

  /** The changes of all profiles. */
  MergedChanges changes() {
    return changes;
  }

  /**
   * The reasons of all profiles.
   *
   * @param profiles those that were compared
   */
  List<Reason> reasons(Set<String> profiles) {
    return reasons.all(profiles);
  }
}
