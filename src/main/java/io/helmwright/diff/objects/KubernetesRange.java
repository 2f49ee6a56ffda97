package io.helmwright.diff.objects;

import java.util.List;
import java.util.stream.IntStream;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * Which versions of Kubernetes a chart's {@code kubeVersion} takes: asked of every minor version
 * there is and some to come, which is what charts tell apart.
 */
final class KubernetesRange {

  /** Kubernetes makes three minor versions a year; 1.36 is of 2026. */
  private static final int LAST_MINOR = 60;

  /** Patches of one minor version, so that {@code <=1.30.2} is seen to end there. */
  private static final List<Integer> PATCHES = List.of(0, 1, 5, 20);

  private KubernetesRange() {}

  /**
   * The versions that one constraint takes and another doesn't, in order; an empty constraint takes
   * all.
   */
  static List<String> onlyIn(String constraint, String other) {
    if (constraint.equals(other)) {
      return List.of();
    }
    RangeList in = range(constraint);
    RangeList notIn = range(other);
    return IntStream.rangeClosed(0, LAST_MINOR)
        .boxed()
        .flatMap(minor -> PATCHES.stream().map(patch -> "1.%d.%d".formatted(minor, patch)))
        .filter(version -> takes(in, version) && !takes(notIn, version))
        .toList();
  }

  private static boolean takes(RangeList range, String version) {
    return Semver.parse(version).satisfies(range);
  }

  /** Helm joins with commas what npm joins with spaces. */
  private static RangeList range(String constraint) {
    return RangeListFactory.create(constraint.isBlank() ? "*" : constraint.replace(',', ' '));
  }
}
