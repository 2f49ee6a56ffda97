package io.helmwright.diff.result;

import java.util.List;
import java.util.Objects;

/**
 * A change of one rendered object.
 *
 * @param kind what happens to it
 * @param object its kind and name, with the release's name as it renders
 * @param profiles the profiles in which it changes
 * @param fields what changes in it, in order
 */
public record ObjectChange(
    Kind kind, String object, List<String> profiles, List<FieldChange> fields) {

  public ObjectChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(object, "object");
    profiles = List.copyOf(profiles);
    fields = List.copyOf(fields);
  }

  /** What happens to an object. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    RENAMED
  }
}
