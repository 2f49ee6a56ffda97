package io.helmwright.emit;

import io.helmwright.emit.FileDifference.Kind;

/**
 * A file that has to change.
 *
 * @param before its content on disk, or null when it is missing
 * @param after what is generated, or null when it is generated no longer
 * @param edited whether the content on disk is not the generator's
 */
record FileChange(String path, byte[] before, byte[] after, boolean edited) {

  Kind kind() {
    if (before == null) {
      return Kind.ADDED;
    }
    return after == null ? Kind.REMOVED : Kind.CHANGED;
  }

  private boolean lineEndsAlone() {
    return before != null && after != null && LineEnds.aloneDiffer(before, after);
  }

  /** From the disk to what is generated: what generating would do. */
  FileDifference drift(String label) {
    return new FileDifference(
        kind(),
        label,
        lineEndsAlone(),
        UnifiedDiff.between(label, before, label + " (generated)", after));
  }

  /** From what is generated to the disk: what the person did. */
  FileDifference edit(String label) {
    return new FileDifference(
        kind(),
        label,
        lineEndsAlone(),
        UnifiedDiff.between(label + " (generated)", after, label, before));
  }
}
