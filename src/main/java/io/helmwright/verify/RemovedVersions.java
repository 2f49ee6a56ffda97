package io.helmwright.verify;

import java.util.Map;
import java.util.Optional;

/**
 * Versions of Kubernetes' API that were served once, from the <a
 * href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">migration guide</a>.
 */
public final class RemovedVersions {

  /**
   * When a version of a kind went.
   *
   * @param minor the first minor version of Kubernetes 1 without it
   * @param successor the version to use; empty where the kind went too
   */
  public record Removal(int minor, String successor) {

    /** The first release of Kubernetes without it, such as {@code 1.25}. */
    public String release() {
      return "1." + minor;
    }
  }

  private static final String APPS = "apps/v1";
  private static final String ADMISSION = "admissionregistration.k8s.io/v1";
  private static final String AUTOSCALING = "autoscaling/v2";
  private static final String FLOW = "flowcontrol.apiserver.k8s.io/v1";
  private static final String NETWORKING = "networking.k8s.io/v1";
  private static final String RBAC = "rbac.authorization.k8s.io/v1";
  private static final String STORAGE = "storage.k8s.io/v1";

  private static final Map<String, Removal> REMOVED =
      Map.ofEntries(
          removed("extensions/v1beta1 DaemonSet", 16, APPS),
          removed("extensions/v1beta1 Deployment", 16, APPS),
          removed("extensions/v1beta1 ReplicaSet", 16, APPS),
          removed("extensions/v1beta1 NetworkPolicy", 16, NETWORKING),
          removed("extensions/v1beta1 PodSecurityPolicy", 16, ""),
          removed("apps/v1beta1 Deployment", 16, APPS),
          removed("apps/v1beta1 StatefulSet", 16, APPS),
          removed("apps/v1beta2 DaemonSet", 16, APPS),
          removed("apps/v1beta2 Deployment", 16, APPS),
          removed("apps/v1beta2 ReplicaSet", 16, APPS),
          removed("apps/v1beta2 StatefulSet", 16, APPS),
          removed("extensions/v1beta1 Ingress", 22, NETWORKING),
          removed("networking.k8s.io/v1beta1 Ingress", 22, NETWORKING),
          removed("networking.k8s.io/v1beta1 IngressClass", 22, NETWORKING),
          removed(
              "admissionregistration.k8s.io/v1beta1 MutatingWebhookConfiguration", 22, ADMISSION),
          removed(
              "admissionregistration.k8s.io/v1beta1 ValidatingWebhookConfiguration", 22, ADMISSION),
          removed(
              "apiextensions.k8s.io/v1beta1 CustomResourceDefinition",
              22,
              "apiextensions.k8s.io/v1"),
          removed("apiregistration.k8s.io/v1beta1 APIService", 22, "apiregistration.k8s.io/v1"),
          removed("authentication.k8s.io/v1beta1 TokenReview", 22, "authentication.k8s.io/v1"),
          removed(
              "certificates.k8s.io/v1beta1 CertificateSigningRequest",
              22,
              "certificates.k8s.io/v1"),
          removed("coordination.k8s.io/v1beta1 Lease", 22, "coordination.k8s.io/v1"),
          removed("rbac.authorization.k8s.io/v1beta1 ClusterRole", 22, RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 ClusterRoleBinding", 22, RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 Role", 22, RBAC),
          removed("rbac.authorization.k8s.io/v1beta1 RoleBinding", 22, RBAC),
          removed("scheduling.k8s.io/v1beta1 PriorityClass", 22, "scheduling.k8s.io/v1"),
          removed("storage.k8s.io/v1beta1 CSIDriver", 22, STORAGE),
          removed("storage.k8s.io/v1beta1 CSINode", 22, STORAGE),
          removed("storage.k8s.io/v1beta1 StorageClass", 22, STORAGE),
          removed("storage.k8s.io/v1beta1 VolumeAttachment", 22, STORAGE),
          removed("batch/v1beta1 CronJob", 25, "batch/v1"),
          removed("discovery.k8s.io/v1beta1 EndpointSlice", 25, "discovery.k8s.io/v1"),
          removed("events.k8s.io/v1beta1 Event", 25, "events.k8s.io/v1"),
          removed("autoscaling/v2beta1 HorizontalPodAutoscaler", 25, AUTOSCALING),
          removed("autoscaling/v2beta2 HorizontalPodAutoscaler", 26, AUTOSCALING),
          removed("policy/v1beta1 PodDisruptionBudget", 25, "policy/v1"),
          removed("policy/v1beta1 PodSecurityPolicy", 25, ""),
          removed("node.k8s.io/v1beta1 RuntimeClass", 25, "node.k8s.io/v1"),
          removed("flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema", 26, FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration", 26, FLOW),
          removed("storage.k8s.io/v1beta1 CSIStorageCapacity", 27, STORAGE),
          removed("flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema", 29, FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration", 29, FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema", 32, FLOW),
          removed("flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration", 32, FLOW));

  private RemovedVersions() {}

  private static Map.Entry<String, Removal> removed(String kind, int minor, String successor) {
    return Map.entry(kind, new Removal(minor, successor));
  }

  /** When a version of a kind went; empty for what is served, and for what there never was. */
  public static Optional<Removal> of(String apiVersion, String kind) {
    return Optional.ofNullable(REMOVED.get(apiVersion + " " + kind));
  }
}
