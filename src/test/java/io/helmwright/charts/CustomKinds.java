package io.helmwright.charts;

import java.util.Set;

/** Kinds that are no part of Kubernetes. */
final class CustomKinds {

  private static final Set<String> KNOWN =
      Set.of(
          "cloud.google.com BackendConfig",
          "configuration.konghq.com KongUpstreamPolicy",
          "db.atlasgo.io AtlasMigration",
          "db.atlasgo.io AtlasSchema",
          "gateway.networking.k8s.io HTTPRoute",
          "networking.gke.io FrontendConfig",
          "networking.gke.io ManagedCertificate",
          "postgresql.cnpg.io Cluster",
          "traefik.io Middleware");

  private CustomKinds() {}

  /** Whether the object is of one of these kinds, which Kubernetes' schemas don't know. */
  static boolean has(RenderedObject object) {
    return KNOWN.contains(object.group() + " " + object.kind());
  }
}
