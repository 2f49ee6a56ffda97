package io.helmwright.diff.objects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the objects of one render in another: by kind and name, and those that are left by their
 * likeness, because they are renamed.
 */
final class Changes {

  /** Of what both say, so much must be the same for two objects to be one that was renamed. */
  private static final double MOSTLY = 0.7;

  private Changes() {}

  /** What happens to each object, those that stay as they are left out. */
  static List<Change> between(List<ManifestObject> before, List<ManifestObject> after) {
    Map<String, ManifestObject> old = index(before);
    Map<String, ManifestObject> now = index(after);
    var changes = new ArrayList<Change>();
    var gone = new ArrayList<ManifestObject>();
    old.forEach(
        (identity, object) -> {
          ManifestObject same = now.remove(identity);
          if (same == null) {
            gone.add(object);
          } else if (!same.json().equals(object.json())) {
            changes.add(Change.changed(object, same));
          }
        });
    var come = new ArrayList<>(now.values());
    changes.addAll(renames(gone, come));
    gone.forEach(object -> changes.add(Change.removed(object)));
    come.forEach(object -> changes.add(Change.added(object)));
    return changes;
  }

  private static Map<String, ManifestObject> index(List<ManifestObject> objects) {
    var index = new LinkedHashMap<String, ManifestObject>();
    for (ManifestObject object : objects) {
      String identity = object.identity();
      for (int i = 2; index.containsKey(identity); i++) {
        identity = object.identity() + " " + i;
      }
      index.put(identity, object);
    }
    return index;
  }

  private record Likeness(ManifestObject before, ManifestObject after, double share) {}

  /**
   * One of the same name moved to another namespace. A Job's name may end in a hash of what it
   * runs, as a Job of the same name can't change.
   */
  private static double share(ManifestObject before, ManifestObject after) {
    return before.name().equals(after.name())
            || before.is("Job") && hashless(before).equals(hashless(after))
        ? 1
        : Leaves.shareOf(before, after);
  }

  private static String hashless(ManifestObject job) {
    return job.name().replaceFirst("-[0-9a-f]{6,}$", "");
  }

  /** Takes those that are renamed out of both lists, the most alike first. */
  private static List<Change> renames(List<ManifestObject> gone, List<ManifestObject> come) {
    var likenesses = new ArrayList<Likeness>();
    for (ManifestObject before : gone) {
      for (ManifestObject after : come) {
        if (before.kind().equals(after.kind()) && before.isHook() == after.isHook()) {
          likenesses.add(new Likeness(before, after, share(before, after)));
        }
      }
    }
    likenesses.sort(Comparator.comparingDouble(Likeness::share).reversed());
    var renames = new ArrayList<Change>();
    for (Likeness likeness : likenesses) {
      if (likeness.share() >= MOSTLY
          && gone.contains(likeness.before())
          && come.contains(likeness.after())) {
        gone.remove(likeness.before());
        come.remove(likeness.after());
        renames.add(Change.renamed(likeness.before(), likeness.after()));
      }
    }
    return renames;
  }
}
