package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.result.Configuration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The configurations that a search begins with. */
final class KnownGood {

  /** What the configuration without any values is called. */
  static final String DEFAULTS = "defaults";

  private static final int LONGEST_RELEASE = 53;

  private final ChartFiles files;
  private final VerificationOptions options;
  private final List<String> telling;

  /**
   * @param telling the versions of Kubernetes for which the chart may render something else
   */
  KnownGood(ChartFiles files, VerificationOptions options, List<String> telling) {
    this.telling = List.copyOf(telling);
    this.files = files;
    this.options = options;
  }

  /** The defaults and every profile, each under every release name and in every cluster. */
  List<Configuration> configurations(Clusters clusters) {
    var configurations = new ArrayList<Configuration>();
    profiles()
        .forEach(
            (name, values) -> {
              for (String release : releases()) {
                for (String version : clusters.kubeVersions()) {
                  for (List<String> apis : clusters.apiVersions()) {
                    configurations.add(
                        new Configuration(
                            name, values, release, namespace(), version, false, apis));
                  }
                }
              }
            });
    return configurations;
  }

  /** What each supplies, by its name. */
  Map<String, ObjectNode> profiles() {
    var profiles = new LinkedHashMap<String, ObjectNode>();
    profiles.put(DEFAULTS, MergedValues.parse(DEFAULTS, ""));
    files.profiles().forEach((name, file) -> profiles.put("profile " + name, files.yaml(file)));
    options.profiles().forEach((name, file) -> profiles.put(name, MergedValues.read(file)));
    return profiles;
  }

  /**
   * A usual one, one that contains the names of the chart and of its subcharts, as names are often
   * shortened then, and the longest that Helm takes.
   */
  List<String> releases() {
    String containing = "my-" + files.name();
    for (JsonNode dependency : files.yaml("Chart.yaml").path("dependencies")) {
      containing += "-" + dependency.path("alias").asText(dependency.path("name").asText());
    }
    var releases = new LinkedHashSet<String>();
    releases.add(HelmEngine.DEFAULT_RELEASE_NAME);
    releases.add(containing.substring(0, Math.min(LONGEST_RELEASE, containing.length())));
    releases.add("r".repeat(LONGEST_RELEASE));
    return List.copyOf(releases);
  }

  String namespace() {
    return HelmEngine.DEFAULT_NAMESPACE;
  }

  List<String> kubeVersions() {
    var versions = new LinkedHashSet<String>(options.kubeVersions());
    if (versions.isEmpty()) {
      versions.add(HelmEngine.DEFAULT_KUBE_VERSION);
      versions.addAll(telling);
    }
    return List.copyOf(versions);
  }
}
