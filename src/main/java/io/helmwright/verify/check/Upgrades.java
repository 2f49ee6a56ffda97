package io.helmwright.verify.check;

import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an upgrade with the same values would change and may not. */
final class Upgrades {

  static final Check IMMUTABLE =
      Check.error(
          "immutable-field",
          "Kubernetes refuses to change the field, so the upgrade fails",
          "Compute it from what stays the same over the life of a release");

  static final Check SECRET =
      Check.error(
          "secret-changes-on-upgrade",
          "programs and databases keep the first secret, so the upgrade locks them out",
          "Keep what the cluster holds (lookup), or let users bring a Secret");

  private static final Map<String, Pattern> FROZEN =
      Map.ofEntries(
          Map.entry(
              "StatefulSet",
              Pattern.compile(
                  "spec\\.(selector|serviceName|podManagementPolicy|volumeClaimTemplates).*")),
          Map.entry("Deployment", Pattern.compile("spec\\.selector.*")),
          Map.entry("DaemonSet", Pattern.compile("spec\\.selector.*")),
          Map.entry("ReplicaSet", Pattern.compile("spec\\.selector.*")),
          Map.entry("Job", Pattern.compile("spec\\.(selector|template|completionMode).*")),
          Map.entry("Service", Pattern.compile("spec\\.clusterIPs?.*")),
          Map.entry(
              "PersistentVolumeClaim",
              Pattern.compile("spec\\.(?!resources|volumeAttributesClassName).*")),
          Map.entry("Secret", Pattern.compile("type")),
          Map.entry("RoleBinding", Pattern.compile("roleRef.*")),
          Map.entry("ClusterRoleBinding", Pattern.compile("roleRef.*")),
          Map.entry("StorageClass", Pattern.compile("(provisioner|parameters|reclaimPolicy).*")));

  private static final Pattern DATA = Pattern.compile("(data|stringData)\\..*");

  private Upgrades() {}

  static List<Finding> findings(Render installed, Render upgraded) {
    var found = new ArrayList<Finding>();
    upgraded
        .objects()
        .filter(object -> !object.isHook() && !upgraded.isStoodIn(object))
        .forEach(
            object ->
                installed
                    .find(object.kind(), upgraded.namespaceOf(object), object.name())
                    .map(before -> FieldDifference.between(before, object.json()))
                    .ifPresent(changes -> add(upgraded, object, changes, found)));
    return List.copyOf(found);
  }

  private static void add(
      Render render, RenderedObject object, List<FieldDifference> changes, List<Finding> found) {
    Pattern frozen = FROZEN.get(object.kind());
    for (FieldDifference change : changes) {
      if (frozen != null && frozen.matcher(change.path()).matches()) {
        String message =
            "%s changes from '%s' to '%s'"
                .formatted(change.path(), change.first(), change.second());
        Finding finding = new Complaint(change.path(), message).of(IMMUTABLE, object);
        found.add(render.placed(finding, object));
      } else if (object.kind().equals("Secret") && DATA.matcher(change.path()).matches()) {
        String message = change.path() + " is another one after an upgrade";
        Finding finding = new Complaint(change.path(), message).of(SECRET, object);
        found.add(render.placed(finding, object));
      }
    }
  }
}
