package io.helmwright.diff.objects;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/**
 * Which versions of Kubernetes a chart's {@code kubeVersion} takes: asked of every minor version
 * there is and some to come, which is what charts tell apart.
 */
final class KubernetesRange {

  private static final Pattern UNEQUAL = Pattern.compile("!=\\s*([^\\s,]+)");

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
    Predicate<String> in = range(constraint);
    Predicate<String> notIn = range(other);
    return IntStream.rangeClosed(0, LAST_MINOR)
        .boxed()
        .flatMap(minor -> PATCHES.stream().map(patch -> "1.%d.%d".formatted(minor, patch)))
        .filter(version -> in.test(version) && !notIn.test(version))
        .toList();
  }

  /** Whether a constraint takes a minor version of Kubernetes 1 or a later one. */
  static boolean takes(String constraint, int minor) {
    Predicate<String> in = range(constraint);
    return IntStream.rangeClosed(minor, LAST_MINOR).mapToObj("1.%d.0"::formatted).anyMatch(in);
  }

  /** Helm joins with commas what npm joins with spaces, and knows what isn't equal. */
  private static Predicate<String> range(String constraint) {
    return Arrays.stream(constraint.split("\\|\\|", -1))
        .map(KubernetesRange::all)
        .reduce(Predicate::or)
        .orElseThrow();
  }

  private static Predicate<String> all(String constraints) {
    var others = new StringBuilder();
    Predicate<String> all = version -> true;
    Matcher unequal = UNEQUAL.matcher(constraints.replace("=>", ">=").replace("=<", "<="));
    while (unequal.find()) {
      all = all.and(npm(unequal.group(1)).negate());
      unequal.appendReplacement(others, " ");
    }
    unequal.appendTail(others);
    return all.and(npm(others.toString().replace(',', ' ').strip()));
  }

  private static Predicate<String> npm(String constraint) {
    RangeList range = RangeListFactory.create(constraint.isEmpty() ? "*" : constraint);
    return version -> Semver.parse(version).satisfies(range);
  }
}
