package io.helmwright.verify.search;

import io.helmwright.problem.Severity;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects findings by their key, with the smallest configuration of each. By many threads. */
final class Findings {

  /**
   * Fewer values first, then the usual circumstances, then what reads first, so that the order of
   * threads doesn't matter.
   */
  static final Comparator<Configuration> SMALLEST =
      Comparator.<Configuration>comparingInt(c -> c.values().toString().length())
          .thenComparing(c -> c.apiVersions().size())
          .thenComparing(c -> c.values().toString())
          .thenComparing(c -> !c.releaseName().equals(HelmEngine.DEFAULT_RELEASE_NAME))
          .thenComparing(c -> !c.kubeVersion().equals(HelmEngine.DEFAULT_KUBE_VERSION))
          .thenComparing(Configuration::releaseName)
          .thenComparing(Configuration::kubeVersion)
          .thenComparing(c -> c.apiVersions().toString());

  private static final BitSet NOWHERE = new BitSet();

  private final Map<String, Group> groups = new TreeMap<>();

  /** Where each key was seen, findings or not. */
  private final Map<String, BitSet> seen = new HashMap<>();

  private final Map<Object, Integer> numbers = new HashMap<>();

  private static final class Group {
    private Finding finding;
    private Configuration smallest;
  }

  synchronized void add(Configuration configuration, List<Finding> findings) {
    alsoIn(configuration, findings);
    for (Finding finding : findings) {
      Group group = group(finding.key());
      if (group.smallest == null || SMALLEST.compare(configuration, group.smallest) < 0) {
        group.finding = finding;
        group.smallest = configuration;
      }
    }
  }

  /** Counts a configuration that shows what is a finding only if another one shows it too. */
  synchronized void alsoIn(Configuration configuration, List<Finding> findings) {
    // A release that is upgraded later is the same configuration.
    Object same =
        List.of(
            configuration.values(),
            configuration.releaseName(),
            configuration.kubeVersion(),
            configuration.apiVersions());
    int number = numbers.computeIfAbsent(same, first -> numbers.size());
    findings.forEach(f -> seen.computeIfAbsent(f.key(), key -> new BitSet()).set(number));
  }

  /** Whether something was found. */
  synchronized boolean knows(String key) {
    return groups.containsKey(key);
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
    groups.forEach(
        (key, group) ->
            all.add(
                new FindingGroup(
                    group.finding,
                    seen.getOrDefault(key, NOWHERE).cardinality(),
                    Optional.ofNullable(group.smallest))));
    all.sort(
        Comparator.<FindingGroup, Severity>comparing(group -> group.finding().severity())
            .thenComparing(group -> group.finding().file())
            .thenComparing(group -> group.finding().line())
            .thenComparing(group -> group.finding().key()));
    return all;
  }
}
