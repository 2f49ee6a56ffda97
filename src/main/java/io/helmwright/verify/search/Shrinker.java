package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.result.FindingGroup;
import io.helmwright.verify.search.Space.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Makes the configurations that show findings smaller, as long as they still show them. */
final class Shrinker {

  /** What a configuration shows. */
  interface Showing {
    /** The finding with that key in each configuration, if it shows there. */
    List<Optional<Finding>> of(String key, List<Configuration> configurations);
  }

  private static final int MOST_ROUNDS = 12;

  private final ObjectNode base;
  private final Showing showing;

  /**
   * @param base the values to get near to
   */
  Shrinker(ObjectNode base, Showing showing) {
    this.base = base;
    this.showing = showing;
  }

  /** Takes away, from the configuration of a group, whatever it shows the finding without. */
  void shrink(FindingGroup group, Findings findings) {
    if (group.smallest().isEmpty()) {
      return;
    }
    String key = group.finding().key();
    Configuration smallest = group.smallest().get();
    Finding finding = group.finding();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Configuration> smaller = smaller(smallest);
      List<Optional<Finding>> shown = showing.of(key, smaller);
      int best = -1;
      for (int i = 0; i < smaller.size() && best < 0; i++) {
        best = shown.get(i).isPresent() ? i : -1;
      }
      if (best < 0) {
        break;
      }
      smallest = smaller.get(best);
      finding = shown.get(best).orElseThrow();
    }
    for (Configuration usual : usual(smallest)) {
      Optional<Finding> shown = showing.of(key, List.of(usual)).get(0);
      if (shown.isPresent()) {
        smallest = usual;
        finding = shown.get();
        break;
      }
    }
    findings.shrink(key, finding, smallest);
  }

  /** The same values in more usual circumstances, the most usual first. */
  private static List<Configuration> usual(Configuration given) {
    var candidates = new LinkedHashSet<Configuration>();
    for (String version : List.of(HelmEngine.DEFAULT_KUBE_VERSION, given.kubeVersion())) {
      for (String release : List.of(HelmEngine.DEFAULT_RELEASE_NAME, given.releaseName())) {
        candidates.add(
            new Configuration(
                given.origin(), given.values(), release, given.namespace(), version, false));
      }
    }
    candidates.remove(given);
    return List.copyOf(candidates);
  }

  /** Halves of the changes of the base first, then quarters, then all but one of them. */
  private List<Configuration> smaller(Configuration configuration) {
    List<Change> changes = Bundles.difference(base, configuration.values());
    var candidates = new ArrayList<Configuration>();
    for (int parts = 2; parts <= 2 * changes.size(); parts *= 2) {
      int pieces = Math.min(parts, changes.size());
      for (int piece = 0; piece < pieces; piece++) {
        var fewer = new ArrayList<>(changes);
        int from = piece * changes.size() / pieces;
        fewer.subList(from, (piece + 1) * changes.size() / pieces).clear();
        candidates.add(configuration.with("shrunk", Space.with(base, fewer)));
      }
    }
    return candidates;
  }
}
