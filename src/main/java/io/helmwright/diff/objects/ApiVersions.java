package io.helmwright.diff.objects;

import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.RemovedVersions;
import io.helmwright.verify.RemovedVersions.Removal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Versions of the API that Kubernetes has removed: where the chart may be installed on a version
 * that lacks one, its upgrade fails there. Any other one asks for a look: minor.
 */
final class ApiVersions implements Judge {

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    String before = version(change.before());
    String after = version(change.after());
    boolean comes = change.isInBoth() && !before.equals(after);
    if (!comes && !isAdded(change)) {
      return Stream.of();
    }
    String subject = change.label() + " apiVersion";
    Optional<Removal> removed =
        RemovedVersions.of(after, change.after().kind())
            .filter(removal -> KubernetesRange.takes(around.kubernetes(), removal.minor()));
    if (removed.isPresent()) {
      String release = removed.get().release();
      return Stream.of(
          Reasons.major(
              "api-version-removed",
              subject,
              "Kubernetes %s has no %s any more, so the upgrade fails there."
                  .formatted(release, after),
              comes ? before + " → " + after : "",
              "Stay with the old version on Kubernetes %s and newer.".formatted(release)));
    }
    return comes
        ? Stream.of(
            Reasons.minor(
                "api-version",
                subject,
                "It needs another version of the API, which the cluster must know.",
                before + " → " + after))
        : Stream.of();
  }

  private static boolean isAdded(Change change) {
    return change.is(ObjectChange.Kind.ADDED);
  }

  private static String version(ManifestObject object) {
    return object.json().path("apiVersion").asText();
  }
}
