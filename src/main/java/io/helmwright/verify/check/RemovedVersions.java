package io.helmwright.verify.check;

import java.util.Map;
import java.util.Optional;

/**
 * Versions of Kubernetes' API that were served once, from the <a
 * href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">migration guide</a>.
 */
final class RemovedVersions {

  /**
   * When a version of a kind went.
   *
   * @param release the first release of Kubernetes without it
   * @param successor the version to use; empty where the kind went too
   */
  private record Removal(String release, String successor) {}

  private static final String APPS = "apps/v1";
  private static final String ADMISSION = "admissionregistration.k8s.io/v1";
  private static final String AUTOSCALING = "autoscaling/v2";
  private static final String FLOW = "flowcontrol.apiserver.k8s.io/v1";
  private static final String NETWORKING = "networking.k8s.io/v1";
  private static final String RBAC = "rbac.authorization.k8s.io/v1";
  private static final String STORAGE = "storage.k8s.io/v1";

  private static final Map<String, Removal> REMOVED =
      Map.ofEntries(
          removed("extensions/v1beta1 DaemonSet", "1.16", APPS),
          removed("extensions/v1beta1 Deployment", "1.16", APPS),
          removed("extensions/v1beta1 ReplicaSet", "1.16", APPS),
          removed("extensions/v1beta1 NetworkPolicy", "1.16", NETWORKING),
          removed("extensions/v1beta1 PodSecurityPolicy", "1.16", ""),
          removed("apps/v1beta1 Deployment", "1.16", APPS),
          removed("apps/v1beta1 StatefulSet", "1.16", APPS),
          removed("apps/v1beta2 DaemonSet", "1.16", APPS),
          removed("apps/v1beta2 Deployment", "1.16", APPS),
          removed("apps/v1beta2 ReplicaSet", "1.16", APPS),
          removed("apps/v1beta2 StatefulSet", "1.16", APPS),
          removed("extensions/v1beta1 Ingress", "1.22", NETWORKING),
          removed("networking.k8s.io/v1beta1 Ingress", "1.22", NETWORKING),
          removed("networking.k8s.io/v1beta1 IngressClass", "1.22", NETWORKING),
          removed(
              "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration",
              "1.22",
              ADMISSION),
          removed(
              "admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration",
              "1.22",
              ADMISSION),
          removed(
              "apiextensions.k8s.io/v1beta1 CustomResourceDefinition",
              "1.22",
              "apiextensions.k8s.io/v1"),
          removed("apiregistration.k8s.io/v1beta1 APIService", "1.22", "apiregistration.k8s.io/v1"),
          removed("authentication.k8s.io/v1beta1 TokenReview", "1.22", "authentication.k8s.io/v1"),
          removed(
              "certificates.k8s.io/v1beta1 CertificateSigningRequest",
              "1.22",
              "certificates.k8s.io/v1"),
          removed("coordination.k8s.io/v1beta1 Lease", "1.22", "coordination.k8s.io/v1"),
          removed("rbac.authorization.k8s.io/v1beta1 ClusterRole", "1.22", RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding", "1.22", RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 Role", "1.22", RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 RoleBinding", "1.22", RBAC),
          removed("scheduling.k8s.io/v1beta1 PriorityClass", "1.22", "scheduling.k8s.io/v1"),
          removed("storage.k8s.io/v1beta1 CSIDriver", "1.22", STORAGE),
          removed("storage.k8s.io/v1beta1 CSINode", "1.22", STORAGE),
          removed("storage.k8s.io/v1beta1 StorageClass", "1.22", STORAGE),
          removed("storage.k8s.io/v1beta1 VolumeAttachment", "1.22", STORAGE),
          removed("batch/v1beta1 CronJob", "1.25", "batch/v1"),
          removed("discovery.k8s.io/v1beta1 EndpointSlice", "1.25", "discovery.k8s.io/v1"),
          removed("events.k8s.io/v1beta1 Event", "1.25", "events.k8s.io/v1"),
          removed("autoscaling/v2beta1 HorizontalPodAutoscaler", "1.25", AUTOSCALING),
          removed("autoscaling/v2beta2 HorizontalPodAutoscaler", "1.26", AUTOSCALING),
          removed("policy/v1beta1 PodDisruptionBudget", "1.25", "policy/v1"),
          removed("policy/v1beta1 PodSecurityPolicy", "1.25", ""),
          removed("node.k8s.io/v1beta1 RuntimeClass", "1.25", "node.k8s.io/v1"),
          removed("flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema", "1.26", FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration", "1.26", FLOW),
          removed("storage.k8s.io/v1beta1 CSIStorageCapacity", "1.27", STORAGE),
          removed("flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema", "1.29", FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration", "1.29", FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema", "1.32", FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration", "1.32", FLOW));

  private RemovedVersions() {}

  private static Map.Entry<String, Removal> removed(String kind, String release, String successor) {
    return Map.entry(kind, new Removal(release, successor));
  }

  /** When a kind went, and what to use in its place; empty for what there never was. */
  static Optional<Complaint> complaint(String apiVersion, String kind) {
    return Optional.ofNullable(REMOVED.get(apiVersion + " " + kind))
        .map(
            removal ->
                new Complaint(
                        "",
                        "%s %s was removed in Kubernetes %s"
                            .formatted(apiVersion, kind, removal.release))
                    .withCure(
                        removal.successor.isEmpty()
                            ? "Leave it out; Pod Security admission has taken its place"
                            : "Use " + removal.successor));
  }
}
