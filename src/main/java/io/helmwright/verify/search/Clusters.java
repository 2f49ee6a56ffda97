package io.helmwright.verify.search;

import io.helmwright.problem.UsageException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.KubernetesSchemas;
import io.helmwright.verify.engine.RenderEngine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What clusters a chart is rendered for.
 *
 * @param kubeVersions their versions of Kubernetes
 * @param apiVersions for each kind of cluster, the versions of APIs that it has besides those that
 *     Helm knows
 */
record Clusters(List<String> kubeVersions, List<List<String>> apiVersions) {

  /** Of how many APIs each is tried alone. */
  private static final int MOST_ALONE = 6;

  Clusters {
    kubeVersions = List.copyOf(kubeVersions);
    apiVersions = List.copyOf(apiVersions);
  }

  /**
   * Those that the chart allows, with the APIs that its templates ask for and without them.
   *
   * @param wanted versions of Kubernetes
   * @param asked versions of APIs that the templates ask for
   * @throws UsageException if the chart doesn't allow a version that the user wants
   */
  static Clusters of(
      RenderEngine engine,
      ChartFiles files,
      VerificationOptions options,
      List<String> wanted,
      Collection<String> asked) {
    var open = new TreeSet<>(asked);
    open.removeAll(options.apiVersions());
    if (!open.isEmpty()) {
      open.removeAll(engine.knownApis(open));
    }
    return new Clusters(
        allowed(engine, files, options, wanted), apiVersions(options.apiVersions(), open));
  }

  private static List<String> allowed(
      RenderEngine engine, ChartFiles files, VerificationOptions options, List<String> wanted) {
    String promised = files.yaml("Chart.yaml").path("kubeVersion").asText();
    if (promised.isEmpty()) {
      return wanted;
    }
    for (String version : options.kubeVersions()) {
      if (!engine.allows(version)) {
        throw UsageException.error(
            "--kube-version " + version,
            "the chart doesn't allow it: kubeVersion in its Chart.yaml is " + promised,
            "Name a version that it allows, or widen kubeVersion");
      }
    }
    List<String> allowed = wanted.stream().filter(engine::allows).toList();
    if (!allowed.isEmpty()) {
      return allowed;
    }
    List<String> minors = KubernetesSchemas.bundled().versions();
    for (int i = minors.size() - 1; i >= 0; i--) {
      if (engine.allows(minors.get(i) + ".0")) {
        return List.of(minors.get(i) + ".0");
      }
    }
    throw UsageException.error(
        files.name() + ": Chart.yaml",
        "kubeVersion is %s, which allows neither %s nor any version from %s on"
            .formatted(promised, HelmEngine.DEFAULT_KUBE_VERSION, minors.get(0)),
        "Name a version that it allows with --kube-version, or widen kubeVersion");
  }

  /** None of those that are asked for, all of them, and each alone. */
  private static List<List<String>> apiVersions(List<String> always, Set<String> asked) {
    var all = new LinkedHashSet<List<String>>();
    all.add(with(always, Set.of()));
    all.add(with(always, asked));
    for (String version : asked.stream().limit(MOST_ALONE).toList()) {
      var alone = new TreeSet<>(Set.of(version));
      // A kind is there only where its group is.
      asked.stream().filter(group -> version.startsWith(group + "/")).forEach(alone::add);
      all.add(with(always, alone));
    }
    return new ArrayList<>(all);
  }

  private static List<String> with(List<String> always, Collection<String> more) {
    var all = new LinkedHashSet<>(always);
    all.addAll(more);
    return List.copyOf(all);
  }
}
