package io.helmwright.diff.result;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What changed from one chart to the other, and what it means.
 *
 * @param before the older chart
 * @param after the newer chart
 * @param reasons why the version must rise
 * @param objects the rendered objects that change
 * @param images the images that change
 * @param notes what else a reader should know, such as what couldn't be compared
 */
public record ChartDiff(
    Side before,
    Side after,
    List<Reason> reasons,
    List<ObjectChange> objects,
    List<FieldChange> images,
    List<Note> notes) {

  public ChartDiff {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    reasons = List.copyOf(reasons);
    objects = List.copyOf(objects);
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }

  /** The verdict: the highest level of the reasons; {@link Level#PATCH} if there are none. */
  public Level level() {
    return reasons.stream().map(Reason::level).max(Comparator.naturalOrder()).orElse(Level.PATCH);
  }

  /** Whether all that could matter was compared; otherwise the verdict may be too low. */
  public boolean isComplete() {
    return notes.stream().noneMatch(Note::isGap);
  }
}
