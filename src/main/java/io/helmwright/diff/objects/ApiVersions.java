package io.helmwright.diff.objects;

import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Versions of the API that Kubernetes has removed: where the chart may be installed on a version
 * that lacks one, its upgrade fails there. Any other one asks for a look: minor.
 *
 * <p>Source: the deprecated API migration guide of Kubernetes.
 */
final class ApiVersions implements Judge {

  /** The minor version of Kubernetes 1 that doesn't serve a kind any more. */
  private static final Map<String, Integer> REMOVED =
      Map.ofEntries(
          Map.entry("extensions/v1beta1 DaemonSet", 16),
          Map.entry("extensions/v1beta1 Deployment", 16),
          Map.entry("extensions/v1beta1 ReplicaSet", 16),
          Map.entry("extensions/v1beta1 NetworkPolicy", 16),
          Map.entry("extensions/v1beta1 PodSecurityPolicy", 16),
          Map.entry("apps/v1beta1 Deployment", 16),
          Map.entry("apps/v1beta1 StatefulSet", 16),
          Map.entry("apps/v1beta2 DaemonSet", 16),
          Map.entry("apps/v1beta2 Deployment", 16),
          Map.entry("apps/v1beta2 ReplicaSet", 16),
          Map.entry("apps/v1beta2 StatefulSet", 16),
          Map.entry("extensions/v1beta1 Ingress", 22),
          Map.entry("networking.k8s.io/v1beta1 Ingress", 22),
          Map.entry("networking.k8s.io/v1beta1 IngressClass", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRole", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 Role", 22),
          Map.entry("rbac.authorization.k8s.io/v1beta1 RoleBinding", 22),
          Map.entry("admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration", 22),
          Map.entry("admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration", 22),
          Map.entry("apiextensions.k8s.io/v1beta1 CustomResourceDefinition", 22),
          Map.entry("apiregistration.k8s.io/v1beta1 APIService", 22),
          Map.entry("scheduling.k8s.io/v1beta1 PriorityClass", 22),
          Map.entry("storage.k8s.io/v1beta1 StorageClass", 22),
          Map.entry("storage.k8s.io/v1beta1 CSIDriver", 22),
          Map.entry("batch/v1beta1 CronJob", 25),
          Map.entry("discovery.k8s.io/v1beta1 EndpointSlice", 25),
          Map.entry("events.k8s.io/v1beta1 Event", 25),
          Map.entry("autoscaling/v2beta1 HorizontalPodAutoscaler", 25),
          Map.entry("policy/v1beta1 PodDisruptionBudget", 25),
          Map.entry("policy/v1beta1 PodSecurityPolicy", 25),
          Map.entry("node.k8s.io/v1beta1 RuntimeClass", 25),
          Map.entry("autoscaling/v2beta2 HorizontalPodAutoscaler", 26),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema", 26),
          Map.entry("storage.k8s.io/v1beta1 CSIStorageCapacity", 27),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema", 29),
          Map.entry("flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema", 32));

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    String before = version(change.before());
    String after = version(change.after());
    boolean comes = change.isInBoth() && !before.equals(after);
    if (!comes && !isAdded(change)) {
      return Stream.of();
    }
    String subject = change.label() + " apiVersion";
    Integer removed = REMOVED.get(after + " " + change.after().kind());
    if (removed != null && KubernetesRange.takes(around.kubernetes(), removed)) {
      return Stream.of(
          Reasons.major(
              "api-version-removed",
              subject,
              "Kubernetes %s has no %s any more, so the upgrade fails there."
                  .formatted("1." + removed, after),
              comes ? before + " → " + after : "",
              "Stay with the old version on Kubernetes 1.%d and newer.".formatted(removed)));
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
