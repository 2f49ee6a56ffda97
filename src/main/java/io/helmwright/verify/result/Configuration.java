package io.helmwright.verify.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;

/**
 * One way to install a chart.
 *
 * @param origin where it comes from, in the reader's words: {@code defaults}, {@code profile
 *     external-rds}, {@code ingress.enabled=true on profile external-rds}
 * @param values what a user supplies, laid over the chart's defaults; not to be changed
 * @param releaseName the release's name
 * @param namespace the release's namespace
 * @param kubeVersion the version of Kubernetes that templates see, such as {@code 1.36.0}
 * @param upgrade whether the release is there already: {@code .Release.IsUpgrade} is true, and
 *     {@code lookup} finds what the install made
 * @param apiVersions the versions of APIs that the cluster has besides those that Helm knows, such
 *     as {@code monitoring.coreos.com/v1}
 */
public record Configuration(
    String origin,
    ObjectNode values,
    String releaseName,
    String namespace,
    String kubeVersion,
    boolean upgrade,
    List<String> apiVersions) {

  public Configuration {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(releaseName, "releaseName");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(kubeVersion, "kubeVersion");
    apiVersions = List.copyOf(apiVersions);
  }

  /** In a cluster that has the APIs that Helm knows. */
  public Configuration(
      String origin,
      ObjectNode values,
      String releaseName,
      String namespace,
      String kubeVersion,
      boolean upgrade) {
    this(origin, values, releaseName, namespace, kubeVersion, upgrade, List.of());
  }

  /** The same way with other values. */
  public Configuration with(String newOrigin, ObjectNode newValues) {
    return new Configuration(
        newOrigin, newValues, releaseName, namespace, kubeVersion, upgrade, apiVersions);
  }

  /** The same on another version of Kubernetes. */
  public Configuration on(String otherKubeVersion) {
    return new Configuration(
        origin, values, releaseName, namespace, otherKubeVersion, upgrade, apiVersions);
  }

  /** The same for a release that is there already. */
  public Configuration asUpgrade() {
    return new Configuration(
        origin, values, releaseName, namespace, kubeVersion, true, apiVersions);
  }

  /** The same in a cluster that has other APIs besides those that Helm knows. */
  public Configuration withApis(List<String> others) {
    return new Configuration(origin, values, releaseName, namespace, kubeVersion, upgrade, others);
  }
}
