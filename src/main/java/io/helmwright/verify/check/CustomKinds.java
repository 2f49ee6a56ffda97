package io.helmwright.verify.check;

import java.util.Map;
import java.util.Set;

/** Kinds that there is no schema of. */
final class CustomKinds {

  /** Groups under a domain of Kubernetes' that are no part of it. */
  private static final Set<String> APART =
      Set.of(
          "external.metrics.k8s.io",
          "gateway.networking.k8s.io",
          "metrics.k8s.io",
          "policy.networking.k8s.io",
          "snapshot.storage.k8s.io");

  /** Kinds of Kubernetes that clients don't have in all versions. */
  private static final Set<String> WITHOUT_SCHEMA =
      Set.of(
          "v1 Binding",
          "v1 Event",
          "v1 List",
          "events.k8s.io/v1 Event",
          "admissionregistration.k8s.io/v1 MutatingAdmissionPolicy",
          "admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding",
          "admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy",
          "admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy",
          "certificates.k8s.io/v1beta1 ClusterTrustBundle",
          "networking.k8s.io/v1 IPAddress",
          "networking.k8s.io/v1 ServiceCIDR",
          "resource.k8s.io/v1 DeviceClass",
          "resource.k8s.io/v1 ResourceClaim",
          "resource.k8s.io/v1 ResourceClaimTemplate",
          "resource.k8s.io/v1beta1 ResourceClaimTemplate",
          "scheduling.k8s.io/v1alpha1 Workload",
          "storage.k8s.io/v1 CSINode",
          "storage.k8s.io/v1 CSIStorageCapacity",
          "storage.k8s.io/v1 VolumeAttachment",
          "storage.k8s.io/v1 VolumeAttributesClass");

  private static final Map<String, Set<String>> KNOWN =
      Map.ofEntries(
          Map.entry("acid.zalan.do", Set.of("postgresql")),
          Map.entry("argoproj.io", Set.of("AnalysisTemplate", "Application", "Rollout")),
          Map.entry("autoscaling.k8s.io", Set.of("VerticalPodAutoscaler")),
          Map.entry("bitnami.com", Set.of("SealedSecret")),
          Map.entry("cert-manager.io", Set.of("Certificate", "ClusterIssuer", "Issuer")),
          Map.entry("cilium.io", Set.of("CiliumClusterwideNetworkPolicy", "CiliumNetworkPolicy")),
          Map.entry("cloud.google.com", Set.of("BackendConfig")),
          Map.entry(
              "configuration.konghq.com",
              Set.of(
                  "KongClusterPlugin",
                  "KongConsumer",
                  "KongIngress",
                  "KongPlugin",
                  "KongUpstreamPolicy")),
          Map.entry("db.atlasgo.io", Set.of("AtlasMigration", "AtlasSchema")),
          Map.entry(
              "external-secrets.io", Set.of("ClusterSecretStore", "ExternalSecret", "SecretStore")),
          Map.entry(
              "gateway.networking.k8s.io",
              Set.of(
                  "BackendTLSPolicy",
                  "GRPCRoute",
                  "Gateway",
                  "GatewayClass",
                  "HTTPRoute",
                  "ReferenceGrant",
                  "TCPRoute",
                  "TLSRoute",
                  "UDPRoute")),
          Map.entry("grafana.integreatly.org", Set.of("GrafanaDashboard", "GrafanaDatasource")),
          Map.entry(
              "keda.sh",
              Set.of(
                  "ClusterTriggerAuthentication",
                  "ScaledJob",
                  "ScaledObject",
                  "TriggerAuthentication")),
          Map.entry("kyverno.io", Set.of("ClusterPolicy", "Policy", "PolicyException")),
          Map.entry(
              "monitoring.coreos.com",
              Set.of(
                  "Alertmanager",
                  "AlertmanagerConfig",
                  "PodMonitor",
                  "Probe",
                  "Prometheus",
                  "PrometheusRule",
                  "ServiceMonitor")),
          Map.entry(
              "networking.gke.io",
              Set.of(
                  "FrontendConfig", "GCPBackendPolicy", "HealthCheckPolicy", "ManagedCertificate")),
          Map.entry(
              "networking.istio.io",
              Set.of(
                  "DestinationRule",
                  "EnvoyFilter",
                  "Gateway",
                  "ServiceEntry",
                  "Sidecar",
                  "VirtualService")),
          Map.entry(
              "postgresql.cnpg.io",
              Set.of("Backup", "Cluster", "Database", "Pooler", "ScheduledBackup")),
          Map.entry("route.openshift.io", Set.of("Route")),
          Map.entry("secrets-store.csi.x-k8s.io", Set.of("SecretProviderClass")),
          Map.entry(
              "secrets.hashicorp.com",
              Set.of("VaultAuth", "VaultConnection", "VaultDynamicSecret", "VaultStaticSecret")),
          Map.entry(
              "security.istio.io",
              Set.of("AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication")),
          Map.entry("security.openshift.io", Set.of("SecurityContextConstraints")),
          Map.entry("snapshot.storage.k8s.io", Set.of("VolumeSnapshot", "VolumeSnapshotClass")),
          Map.entry(
              "traefik.io",
              Set.of(
                  "IngressRoute",
                  "IngressRouteTCP",
                  "Middleware",
                  "ServersTransport",
                  "TLSOption",
                  "TraefikService")));

  /** Of the known ones, those that make nothing that other objects could refer to. */
  private static final Set<String> BARREN =
      Set.of(
          "cloud.google.com",
          "configuration.konghq.com",
          "db.atlasgo.io",
          "gateway.networking.k8s.io",
          "networking.gke.io",
          "networking.istio.io",
          "postgresql.cnpg.io", // see Operators
          "route.openshift.io",
          "security.istio.io",
          "traefik.io");

  private static final Set<String> BARREN_KINDS =
      Set.of("PodMonitor", "Probe", "PrometheusRule", "ServiceMonitor");

  private CustomKinds() {}

  /** Whether a group is Kubernetes' own: one without a dot, or below k8s.io. */
  static boolean areOfKubernetes(String group) {
    return !group.contains(".")
        || group.endsWith(".k8s.io")
            && !group.endsWith(".x-k8s.io")
            && !group.endsWith("autoscaling.k8s.io")
            && !APART.contains(group);
  }

  static boolean areWithoutSchema(RenderedObject object) {
    return WITHOUT_SCHEMA.contains(object.json().path("apiVersion").asText() + " " + object.kind());
  }

  /** Whether it is a kind of one of the operators that charts often use. */
  static boolean areKnown(RenderedObject object) {
    return KNOWN.getOrDefault(object.group(), Set.of()).contains(object.kind());
  }

  /** Whether somebody may make other objects of it. */
  static boolean mayMakeOthers(RenderedObject object) {
    return !areOfKubernetes(object.group())
            && !BARREN.contains(object.group())
            && !BARREN_KINDS.contains(object.kind())
        || object.kind().equals("CustomResourceDefinition");
  }
}
