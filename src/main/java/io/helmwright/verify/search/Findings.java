package io.helmwright.verify.search;

import io.helmwright.problem.Severity;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects findings by their key, with the smallest configuration of each. By many threads. */
final class Findings {

  /** Fewer values first, then what reads first, so that the order of threads doesn't matter. */
  private static final Comparator<Configuration> SMALLEST =
      Comparator.<Configuration>comparingInt(c -> c.values().toString().length())
          .thenComparing(c -> c.apiVersions().size())
          .thenComparing(c -> c.values().toString())
          .thenComparing(c -> !c.releaseName().equals(HelmEngine.DEFAULT_RELEASE_NAME))
          .thenComparing(Configuration::releaseName)
          .thenComparing(Configuration::kubeVersion)
          .thenComparing(c -> c.apiVersions().toString());

  private final Map<String, Group> groups = new TreeMap<>();

  private static final class Group {
    private Finding finding;
    private int configurations;
    private Configuration smallest;
  }

  synchronized void add(Configuration configuration, List<Finding> findings) {
    // An upgrade is a second look at a configuration that was counted.
    findings.stream()
        .map(Finding::key)
        .distinct()
        .filter(key -> !configuration.upgrade() || !groups.containsKey(key))
        .forEach(key -> group(key).configurations++);
    for (Finding finding : findings) {
      Group group = group(finding.key());
      if (group.smallest == null || SMALLEST.compare(configuration, group.smallest) < 0) {
        group.finding = finding;
        group.smallest = configuration;
      }
    }
  }

  /** What is found without rendering. */
  synchronized void add(List<Finding> findings) {
    findings.forEach(finding -> group(finding.key()).finding = finding);
  }

  private Group group(String key) {
    return groups.computeIfAbsent(key, k -> new Group());
  }

  /** A smaller configuration that shows the same. */
  synchronized void shrink(String key, Finding finding, Configuration smaller) {
    Group group = groups.get(key);
    group.finding = finding;
    group.smallest = smaller;
  }

  /** Takes back what turned out to be wrong. */
  synchronized void remove(String key) {
    groups.remove(key);
  }

  /** All groups: errors first, then by file and line. */
  synchronized List<FindingGroup> groups() {
    var all = new ArrayList<FindingGroup>();
    for (Group group : groups.values()) {
      all.add(
          new FindingGroup(
              group.finding, group.configurations, Optional.ofNullable(group.smallest)));
    }
    all.sort(
        Comparator.<FindingGroup, Severity>comparing(group -> group.finding().severity())
            .thenComparing(group -> group.finding().file())
            .thenComparing(group -> group.finding().line())
            .thenComparing(group -> group.finding().key()));
    return all;
  }
}
