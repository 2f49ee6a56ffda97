package io.helmwright.codegen;

import java.util.List;
import java.util.Locale;

/**
 * A kind that stands in a document of its own. The tables below are the only place that says which
 * kinds there are and what their apiVersion is; every other model is reached from these.
 */
record RootKind(String apiVersion, String kind) {

  /** The kinds with a class in the typed API, and a schema. */
  static final List<RootKind> TYPED =
      List.of(
          new RootKind("apps/v1", "DaemonSet"),
          new RootKind("apps/v1", "Deployment"),
          new RootKind("apps/v1", "StatefulSet"),
          new RootKind("autoscaling/v2", "HorizontalPodAutoscaler"),
          new RootKind("batch/v1", "CronJob"),
          new RootKind("batch/v1", "Job"),
          new RootKind("networking.k8s.io/v1", "Ingress"),
          new RootKind("networking.k8s.io/v1", "IngressClass"),
          new RootKind("networking.k8s.io/v1", "NetworkPolicy"),
          new RootKind("policy/v1", "PodDisruptionBudget"),
          new RootKind("rbac.authorization.k8s.io/v1", "ClusterRole"),
          new RootKind("rbac.authorization.k8s.io/v1", "ClusterRoleBinding"),
          new RootKind("rbac.authorization.k8s.io/v1", "Role"),
          new RootKind("rbac.authorization.k8s.io/v1", "RoleBinding"),
          new RootKind("scheduling.k8s.io/v1", "PriorityClass"),
          new RootKind("storage.k8s.io/v1", "StorageClass"),
          new RootKind("v1", "ConfigMap"),
          new RootKind("v1", "LimitRange"),
          new RootKind("v1", "Namespace"),
          new RootKind("v1", "PersistentVolume"),
          new RootKind("v1", "PersistentVolumeClaim"),
          new RootKind("v1", "Pod"),
          new RootKind("v1", "ResourceQuota"),
          new RootKind("v1", "Secret"),
          new RootKind("v1", "Service"),
          new RootKind("v1", "ServiceAccount"));

  /** Further kinds that any chart may hold: they have schemas, and no class. */
  static final List<RootKind> SCHEMA_ONLY =
      List.of(
          new RootKind("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"),
          new RootKind("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy"),
          new RootKind("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding"),
          new RootKind("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"),
          new RootKind("apiextensions.k8s.io/v1", "CustomResourceDefinition"),
          new RootKind("apiregistration.k8s.io/v1", "APIService"),
          new RootKind("apps/v1", "ControllerRevision"),
          new RootKind("apps/v1", "ReplicaSet"),
          new RootKind("autoscaling/v1", "HorizontalPodAutoscaler"),
          new RootKind("certificates.k8s.io/v1", "CertificateSigningRequest"),
          new RootKind("coordination.k8s.io/v1", "Lease"),
          new RootKind("discovery.k8s.io/v1", "EndpointSlice"),
          new RootKind("flowcontrol.apiserver.k8s.io/v1", "FlowSchema"),
          new RootKind("flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration"),
          new RootKind("node.k8s.io/v1", "RuntimeClass"),
          new RootKind("storage.k8s.io/v1", "CSIDriver"),
          new RootKind("v1", "Endpoints"),
          new RootKind("v1", "PodTemplate"),
          new RootKind("v1", "ReplicationController"));

  /**
   * The client's class: {@code autoscaling/v2 HorizontalPodAutoscaler} is {@code V2Horizontal…}.
   */
  String clientClass() {
    String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
    return version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind;
  }
}
