package io.helmwright.diff.objects;

import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields that Kubernetes lets nobody change, so that the upgrade fails. Always a break.
 *
 * <p>Source: of StatefulSets the documentation of their API ({@code updates to statefulset spec for
 * fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit',
 * 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden}), of the others the
 * {@code Validate…Update} functions in {@code pkg/apis} of Kubernetes. A Job that is a hook is
 * deleted before it is made anew, unless its policies say otherwise.
 */
final class FrozenFields implements Judge {

  /**
   * What is frozen of a kind.
   *
   * @param root its first group is the field that messages name
   * @param cure what users do before the upgrade; {@code %s} is the object's name
   */
  private record Frozen(Pattern root, String cure) {

    static Frozen of(String root, String cure) {
      return new Frozen(Pattern.compile("(" + root + ")(?:[.\\[ ].*)?"), cure);
    }
  }

  private static final String RECREATE =
      "Delete the %1$s before the upgrade, which makes it anew: kubectl delete %2$s %3$s";

  /** Pods with other labels than a selector's are nobody's, and stand in the way of new ones. */
  private static final Frozen SELECTOR =
      Frozen.of(
          "spec\\.selector",
          "Delete the %1$s before the upgrade, which makes it anew; its pods stop meanwhile: kubectl"
              + " delete %2$s %3$s");

  private static final String ORPHAN =
      "Delete the StatefulSet but not its pods before the upgrade, which makes it anew: kubectl"
          + " delete statefulset %3$s --cascade=orphan";

  private static final Pattern CLAIM =
      Pattern.compile("spec\\.volumeClaimTemplates\\[name=([^]]+)]");

  /** What some fields need in place of their kind's cure. */
  private static final Map<String, String> CURES =
      Map.of(
          "spec.selector",
          SELECTOR.cure(),
          "spec.volumeClaimTemplates",
          "Claims that exist keep their size and class; change them yourself if they are to follow. "
              + ORPHAN);

  private static final Map<String, Frozen> BY_KIND =
      Map.ofEntries(
          Map.entry(
              "StatefulSet",
              Frozen.of(
                  "spec\\.(?!(?:replicas|ordinals|template|updateStrategy|revisionHistoryLimit"
                      + "|persistentVolumeClaimRetentionPolicy|minReadySeconds)\\b)\\w+",
                  ORPHAN)),
          Map.entry("Deployment", SELECTOR),
          Map.entry("DaemonSet", SELECTOR),
          Map.entry("ReplicaSet", SELECTOR),
          Map.entry(
              "Job",
              Frozen.of(
                  "spec\\.(?:selector|template|completions|completionMode|podFailurePolicy"
                      + "|successPolicy|backoffLimitPerIndex|managedBy)",
                  RECREATE)),
          Map.entry("Service", Frozen.of("spec\\.(?:clusterIPs?|loadBalancerClass)", RECREATE)),
          Map.entry(
              "PersistentVolumeClaim",
              Frozen.of(
                  "spec\\.(?!(?:resources|volumeAttributesClassName)\\b)\\w+",
                  "Back the volume's data up, delete the claim before the upgrade, which makes it"
                      + " anew, and restore the data: kubectl delete pvc %3$s")),
          Map.entry(
              "PersistentVolume",
              Frozen.of(
                  "spec\\.(?!(?:capacity|accessModes|claimRef|persistentVolumeReclaimPolicy"
                      + "|storageClassName|mountOptions|nodeAffinity|volumeAttributesClassName)\\b)"
                      + "\\w+",
                  RECREATE)),
          Map.entry(
              "Pod",
              Frozen.of(
                  "spec\\.(?!(?:activeDeadlineSeconds|tolerations)\\b"
                      + "|(?:containers|initContainers)\\[[^]]*]\\.image$)\\w+",
                  RECREATE)),
          Map.entry("RoleBinding", Frozen.of("roleRef", RECREATE)),
          Map.entry("ClusterRoleBinding", Frozen.of("roleRef", RECREATE)),
          Map.entry("IngressClass", Frozen.of("spec\\.controller", RECREATE)),
          Map.entry("PriorityClass", Frozen.of("value|preemptionPolicy", RECREATE)),
          Map.entry(
              "StorageClass",
              Frozen.of("provisioner|parameters|reclaimPolicy|volumeBindingMode", RECREATE)),
          Map.entry("CustomResourceDefinition", Frozen.of("spec\\.(?:scope|group)", RECREATE)),
          Map.entry("Secret", Frozen.of("type", RECREATE)));

  /** To say what holds anyway changes nothing. */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("podManagementPolicy", "OrderedReady"),
          Map.entry("volumeMode", "Filesystem"),
          Map.entry("apiVersion", "v1"),
          Map.entry("kind", "PersistentVolumeClaim"),
          Map.entry("completions", "1"),
          Map.entry("completionMode", "NonIndexed"),
          Map.entry("type", "Opaque"),
          Map.entry("preemptionPolicy", "PreemptLowerPriority"),
          Map.entry("reclaimPolicy", "Delete"),
          Map.entry("volumeBindingMode", "Immediate"));

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.is(ObjectChange.Kind.CHANGED) || change.before().isHook()) {
      return Stream.of();
    }
    return Stream.concat(immutable(change), ofItsKind(change));
  }

  private static Stream<Reason> ofItsKind(Change change) {
    Frozen frozen = BY_KIND.get(change.before().kind());
    if (frozen == null) {
      return Stream.of();
    }
    var byRoot = new LinkedHashMap<String, List<Difference>>();
    for (Difference difference : change.differences()) {
      Matcher root = frozen.root().matcher(difference.path());
      if (root.matches() && !isDefault(difference)) {
        byRoot.computeIfAbsent(root.group(1), r -> new ArrayList<>()).add(difference);
      }
    }
    return byRoot.entrySet().stream()
        .map(
            root ->
                Reasons.major(
                    "frozen-field",
                    change.label() + " " + root.getKey(),
                    "Kubernetes refuses to change %s of a %s, so the upgrade fails."
                        .formatted(root.getKey(), change.before().kind()),
                    evidence(root.getKey(), root.getValue()),
                    cure(
                        change.before(),
                        emptied(change, root.getValue())
                            .orElse(CURES.getOrDefault(root.getKey(), frozen.cure())))));
  }

  /** Of a claim that gets another name: the pods of the new StatefulSet find an empty volume. */
  private static Optional<String> emptied(Change change, List<Difference> differences) {
    return differences.stream()
        .map(difference -> CLAIM.matcher(difference.path()))
        .filter(Matcher::matches)
        .map(claim -> claim.group(1))
        .filter(
            name ->
                change
                    .after()
                    .json()
                    .at("/spec/volumeClaimTemplates")
                    .valueStream()
                    .noneMatch(claim -> claim.at("/metadata/name").asText().equals(name)))
        .findFirst()
        .map(
            name ->
                "Stay with the old name if you can: under the new one the pods get empty volumes, and"
                    + " the data stay in the claims %s-%s-0 and so on, from which you have to copy"
                        .formatted(name, change.before().name())
                    + " them. "
                    + ORPHAN);
  }

  /** Source: {@code immutable} of ConfigMap and Secret, which only deleting them takes back. */
  private static Stream<Reason> immutable(Change change) {
    List<String> fields =
        change.differences().stream()
            .map(Difference::path)
            .filter(path -> path.matches("(data|binaryData)(\\..*)?|immutable"))
            .toList();
    return change.before().is("ConfigMap", "Secret")
            && change.field("/immutable").before().asBoolean()
            && !fields.isEmpty()
        ? Stream.of(
            Reasons.major(
                "frozen-field",
                change.label(),
                "It is immutable, so the upgrade that changes it fails.",
                String.join(", ", fields),
                cure(change.before(), RECREATE)))
        : Stream.of();
  }

  private static String evidence(String root, List<Difference> differences) {
    return differences.stream()
        .map(
            d ->
                (d.path().equals(root)
                        ? ""
                        : d.path().substring(root.length()).replaceFirst("^\\.", "") + ": ")
                    + YamlText.change(d.before(), d.after()))
        .collect(Collectors.joining("; "));
  }

  private static String cure(ManifestObject object, String cure) {
    return cure.formatted(object.kind(), object.kind().toLowerCase(Locale.ROOT), object.name());
  }

  private static boolean isDefault(Difference difference) {
    String field = difference.path().substring(difference.path().lastIndexOf('.') + 1);
    String usual = DEFAULTS.get(field);
    return usual != null
        && (difference.before().isMissingNode() && difference.after().asText().equals(usual)
            || difference.after().isMissingNode() && difference.before().asText().equals(usual));
  }
}
