package io.helmwright.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What to render. Values are merged in Helm's order: the chart's defaults, then the files from left
 * to right, then the inline values, then the sets.
 *
 * @param chart the chart's directory, or a packaged chart ({@code .tgz})
 * @param valuesFiles values files, the last one wins
 * @param sets expressions in the syntax of {@code helm --set}, the last one wins
 * @param releaseName the release's name
 * @param namespace the release's namespace
 * @param kubeVersion the Kubernetes version that templates see, or empty for {@link
 *     HelmEngine#DEFAULT_KUBE_VERSION}
 * @param values inline values, after the files
 * @param apiVersions the versions of APIs that templates find in the cluster besides those that
 *     Helm knows, such as {@code monitoring.coreos.com/v1}
 */
public record RenderRequest(
    Path chart,
    List<Path> valuesFiles,
    List<String> sets,
    String releaseName,
    String namespace,
    Optional<String> kubeVersion,
    Map<String, Object> values,
    List<String> apiVersions) {

  public RenderRequest {
    Objects.requireNonNull(chart, "chart");
    valuesFiles = List.copyOf(valuesFiles);
    sets = List.copyOf(sets);
    Objects.requireNonNull(releaseName, "releaseName");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(kubeVersion, "kubeVersion");
    // Not Map.copyOf: in Helm a null value means "remove the default".
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    apiVersions = List.copyOf(apiVersions);
  }

  /** The chart with its defaults, as {@code helm template <chart>} renders it. */
  public static RenderRequest of(Path chart) {
    return new RenderRequest(
        chart,
        List.of(),
        List.of(),
        HelmEngine.DEFAULT_RELEASE_NAME,
        HelmEngine.DEFAULT_NAMESPACE,
        Optional.empty(),
        Map.of(),
        List.of());
  }

  /** The same with one more values file, which wins over those before it. */
  public RenderRequest withValuesFile(Path file) {
    return new RenderRequest(
        chart,
        appended(valuesFiles, file),
        sets,
        releaseName,
        namespace,
        kubeVersion,
        values,
        apiVersions);
  }

  /** The same with one more {@code --set} expression, which wins over those before it. */
  public RenderRequest withSet(String expression) {
    return new RenderRequest(
        chart,
        valuesFiles,
        appended(sets, expression),
        releaseName,
        namespace,
        kubeVersion,
        values,
        apiVersions);
  }

  /** The same under another release name. */
  public RenderRequest withReleaseName(String name) {
    return new RenderRequest(
        chart, valuesFiles, sets, name, namespace, kubeVersion, values, apiVersions);
  }

  /** The same in another namespace. */
  public RenderRequest withNamespace(String name) {
    return new RenderRequest(
        chart, valuesFiles, sets, releaseName, name, kubeVersion, values, apiVersions);
  }

  /** The same for a Kubernetes version such as {@code 1.35.0}. */
  public RenderRequest withKubeVersion(String version) {
    return new RenderRequest(
        chart,
        valuesFiles,
        sets,
        releaseName,
        namespace,
        Optional.of(version),
        values,
        apiVersions);
  }

  /** The same with these inline values instead of any before. */
  public RenderRequest withValues(Map<String, Object> inline) {
    return new RenderRequest(
        chart, valuesFiles, sets, releaseName, namespace, kubeVersion, inline, apiVersions);
  }

  /** The same in a cluster that has one more version of an API. */
  public RenderRequest withApiVersion(String version) {
    return new RenderRequest(
        chart,
        valuesFiles,
        sets,
        releaseName,
        namespace,
        kubeVersion,
        values,
        appended(apiVersions, version));
  }

  private static <T> List<T> appended(List<T> list, T item) {
    var longer = new ArrayList<>(list);
    longer.add(item);
    return longer;
  }
}
