package io.helmwright.chart;

import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * An object without which a pod does not start.
 *
 * @param kind ConfigMap, Secret, PersistentVolumeClaim or ServiceAccount
 * @param name what its name renders
 * @param under when the pod refers to it
 */
record PodReference(String kind, Node name, Circumstances under) {

  static List<PodReference> in(Possibility pod) {
    var found = new ArrayList<PodReference>();
    for (var field : List.of("initContainers", "containers")) {
      items(pod, field).forEach(container -> container(container, found));
    }
    for (var volume : items(pod, "volumes")) {
      sources(volume, found);
      volume
          .at("persistentVolumeClaim")
          .forEach(claim -> add("PersistentVolumeClaim", claim, "claimName", found));
      volume.at("projected").stream()
          .flatMap(projected -> items(projected, "sources").stream())
          .forEach(source -> sources(source, found));
    }
    items(pod, "imagePullSecrets").forEach(secret -> add("Secret", secret, "name", found));
    add("ServiceAccount", pod, "serviceAccountName", found);
    return found;
  }

  private static void container(Possibility container, List<PodReference> found) {
    for (var source : items(container, "envFrom")) {
      source.at("configMapRef").forEach(r -> add("ConfigMap", r, "name", found));
      source.at("secretRef").forEach(r -> add("Secret", r, "name", found));
    }
    for (var variable : items(container, "env")) {
      variable.at("valueFrom", "configMapKeyRef").forEach(r -> add("ConfigMap", r, "name", found));
      variable.at("valueFrom", "secretKeyRef").forEach(r -> add("Secret", r, "name", found));
    }
  }

  /** A volume calls it {@code secretName}, a source of a projected volume {@code name}. */
  private static void sources(Possibility owner, List<PodReference> found) {
    owner.at("configMap").forEach(r -> add("ConfigMap", r, "name", found));
    for (var secret : owner.at("secret")) {
      add("Secret", secret, "secretName", found);
      add("Secret", secret, "name", found);
    }
  }

  private static List<Possibility> items(Possibility owner, String field) {
    return owner.at(field).stream().flatMap(list -> list.items().stream()).toList();
  }

  private static void add(String kind, Possibility owner, String field, List<PodReference> found) {
    if (NodeQuery.text(owner.node(), "optional").filter("true"::equals).isEmpty()) {
      owner.at(field).forEach(name -> found.add(new PodReference(kind, name.node(), name.under())));
    }
  }
}
