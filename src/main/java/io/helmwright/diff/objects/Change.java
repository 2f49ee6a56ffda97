package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.diff.result.ObjectChange;
import java.util.List;

/**
 * What happens to one object in one profile.
 *
 * @param kind what
 * @param before the object of the older chart; of an added one, the newer
 * @param after the object of the newer chart; of a removed one, the older
 * @param differences the fields that differ, all of them; none of an object that comes or goes
 */
record Change(
    ObjectChange.Kind kind,
    ManifestObject before,
    ManifestObject after,
    List<Difference> differences) {

  Change {
    differences = List.copyOf(differences);
  }

  static Change added(ManifestObject object) {
    return new Change(ObjectChange.Kind.ADDED, object, object, List.of());
  }

  static Change removed(ManifestObject object) {
    return new Change(ObjectChange.Kind.REMOVED, object, object, List.of());
  }

  /** Of an object that is in both charts under its name. */
  static Change changed(ManifestObject before, ManifestObject after) {
    return new Change(
        ObjectChange.Kind.CHANGED, before, after, Difference.between(before.json(), after.json()));
  }

  static Change renamed(ManifestObject before, ManifestObject after) {
    return new Change(
        ObjectChange.Kind.RENAMED, before, after, Difference.between(before.json(), after.json()));
  }

  boolean is(ObjectChange.Kind some) {
    return kind == some;
  }

  /** The object in both charts; the name may be another one. */
  boolean isInBoth() {
    return is(ObjectChange.Kind.CHANGED) || is(ObjectChange.Kind.RENAMED);
  }

  /** A field before and after. */
  Both<JsonNode> field(String pointer) {
    return new Both<>(
        is(ObjectChange.Kind.ADDED) ? MissingNode.getInstance() : before.json().at(pointer),
        is(ObjectChange.Kind.REMOVED) ? MissingNode.getInstance() : after.json().at(pointer));
  }

  /** What messages call the object: as it was, as those who run it know it. */
  String label() {
    return before.label();
  }
}
