package io.helmwright.diff.objects;

import java.util.regex.Pattern;

/**
 * What changes with every release and means nothing: version labels, and the checksums that restart
 * pods. Not where Kubernetes takes no change: a version label among the labels of a selector or of
 * a claim's template breaks every upgrade, and counts.
 */
final class Folded {

  private static final Pattern METADATA =
      Pattern.compile(
          "(spec\\.(jobTemplate\\.spec\\.)?template\\.|spec\\.jobTemplate\\.)?metadata\\."
              + "(labels\\.(helm\\.sh/chart|app\\.kubernetes\\.io/version|chart|version)"
              + "|annotations\\.(checksum/.+|checksum\\S*|\\S+/checksum\\S*|rollme))");

  private Folded() {}

  /** Whether a difference is one of those. */
  static boolean is(Change change, Difference difference) {
    boolean frozen =
        change.before().is("Job")
            && !change.before().isHook()
            && difference.path().startsWith("spec.");
    return !frozen && METADATA.matcher(difference.path()).matches();
  }
}
