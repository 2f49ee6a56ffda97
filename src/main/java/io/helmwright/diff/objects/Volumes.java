package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where data is kept. A claim may grow, which is new room for everybody (minor), and never shrink;
 * a pod that gets another claim, or the same one at another place, starts without its data.
 */
final class Volumes implements Judge {

  private static final String REQUEST = "spec.resources.requests.storage";
  private static final Pattern MOUNTED =
      Pattern.compile(".*\\.volumeMounts\\[mountPath=([^]]+)]\\.(name|subPath|subPathExpr)");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth()) {
      return Stream.of();
    }
    return change.differences().stream()
        .flatMap(
            d ->
                Stream.of(size(change, d), claim(change, d), mount(change, d), inMount(change, d))
                    .flatMap(Optional::stream));
  }

  private static Optional<Reason> size(Change change, Difference difference) {
    if (!change.before().is("PersistentVolumeClaim") || !difference.path().equals(REQUEST)) {
      return Optional.empty();
    }
    Optional<BigDecimal> before = Quantity.of(difference.before());
    Optional<BigDecimal> after = Quantity.of(difference.after());
    if (before.isEmpty() || after.isEmpty() || before.get().compareTo(after.get()) == 0) {
      return Optional.empty();
    }
    String subject = change.label() + " " + REQUEST;
    String evidence = YamlText.change(difference.before(), difference.after());
    return Optional.of(
        before.get().compareTo(after.get()) < 0
            ? Reasons.minor("volume-grows", subject, "The volume grows.", evidence)
            : Reasons.major(
                "volume-shrinks",
                subject,
                "Kubernetes refuses to shrink a volume, so the upgrade fails.",
                evidence,
                "Keep the old size in your values: %s.".formatted(difference.before().asText())));
  }

  private static Optional<Reason> claim(Change change, Difference difference) {
    return difference.isAt(".*\\.volumes\\[[^]]+]\\.persistentVolumeClaim(\\.claimName)?")
            && !difference.before().isMissingNode()
        ? Optional.of(
            Reasons.major(
                "volume-replaced",
                change.label() + " " + difference.path(),
                "The pods mount another volume, and find nothing of what they kept.",
                YamlText.change(difference.before(), difference.after()),
                "Copy the data from the old volume to the new one before the upgrade."))
        : Optional.empty();
  }

  /** The item is keyed by its path, so one that moves is gone from where it was. */
  private static Optional<Reason> mount(Change change, Difference difference) {
    return difference.isAt(".*\\.volumeMounts\\[mountPath=[^]]+]")
            && difference.after().isMissingNode()
            && keepsData(change.before(), difference.before().path("name").asText())
        ? Optional.of(
            Reasons.major(
                "mount-moved",
                change.label() + " " + difference.path(),
                "The volume with the data is not mounted there any more.",
                difference.before().path("mountPath").asText()
                    + " held the volume "
                    + difference.before().path("name").asText(),
                "Make sure that the application finds its data at the new place before the"
                    + " upgrade, or move it there."))
        : Optional.empty();
  }

  /** Another volume at the same place, or another folder of it. */
  private static Optional<Reason> inMount(Change change, Difference difference) {
    Matcher mount = MOUNTED.matcher(difference.path());
    if (!mount.matches()) {
      return Optional.empty();
    }
    boolean moved =
        mount.group(2).equals("name")
            ? claim(change.before(), difference.before().asText())
                .filter(
                    c -> !claim(change.after(), difference.after().asText()).equals(Optional.of(c)))
                .isPresent()
            : mountsData(change.before(), mount.group(1));
    return moved
        ? Optional.of(
            Reasons.major(
                "mount-moved",
                change.label() + " " + difference.path(),
                "Other data than before is mounted there.",
                YamlText.change(difference.before(), difference.after()),
                "Make sure that the application finds its data there before the upgrade, or move"
                    + " it."))
        : Optional.empty();
  }

  private static boolean mountsData(ManifestObject object, String mountPath) {
    return Stream.of("containers", "initContainers")
        .flatMap(list -> object.pod().path(list).valueStream())
        .flatMap(container -> container.path("volumeMounts").valueStream())
        .filter(mount -> mount.path("mountPath").asText().equals(mountPath))
        .anyMatch(mount -> keepsData(object, mount.path("name").asText()));
  }

  private static boolean keepsData(ManifestObject object, String volume) {
    return claim(object, volume).isPresent();
  }

  /** What a volume keeps its data on; empty if it keeps none. */
  private static Optional<JsonNode> claim(ManifestObject object, String volume) {
    return Stream.concat(
            object
                .json()
                .at("/spec/volumeClaimTemplates")
                .valueStream()
                .map(claim -> claim.at("/metadata/name"))
                .filter(name -> name.asText().equals(volume)),
            object
                .pod()
                .path("volumes")
                .valueStream()
                .filter(v -> v.path("name").asText().equals(volume))
                .map(v -> v.path("persistentVolumeClaim"))
                .filter(claim -> !claim.isMissingNode()))
        .findFirst();
  }
}
