package io.helmwright.diff.objects;

import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.ObjectChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The changes of all profiles, each told once with the profiles in which it happens. */
final class MergedChanges {

  private static final String HIDDEN = "(secret)";

  private record Key(ObjectChange.Kind kind, String object, boolean hook) {}

  /**
   * What is the same change in two profiles. A whole item that comes or goes is, whatever else it
   * holds in each.
   */
  private record Field(String path, Optional<String> before, Optional<String> after) {

    static Field of(Difference difference, FieldChange change) {
      boolean whole =
          difference.before().isObject() && difference.after().isMissingNode()
              || difference.before().isMissingNode() && difference.after().isObject();
      return whole
          ? new Field(
              change.path(), change.before().map(item -> ""), change.after().map(item -> ""))
          : new Field(change.path(), change.before(), change.after());
    }
  }

  /** A change as the first profile shows it, and all that show it. */
  private record Shown(FieldChange change, Set<String> profiles) {

    Shown(FieldChange change) {
      this(change, new LinkedHashSet<>());
    }
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::hook).thenComparing(Key::object).thenComparing(Key::kind);

  private final Map<Key, Set<String>> whole = new LinkedHashMap<>();
  private final Map<Key, Map<Field, Shown>> fields = new LinkedHashMap<>();
  private final Set<FieldChange> images = new LinkedHashSet<>();
  private final Set<String> folded = new LinkedHashSet<>();

  void add(String profile, Change change) {
    var key = new Key(change.kind(), change.label(), change.before().isHook());
    if (!change.isInBoth()) {
      whole.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(profile);
      return;
    }
    for (Difference difference : change.differences()) {
      if (Folded.is(change, difference)) {
        folded.add(change.label());
      } else if (Images.is(difference)) {
        images.add(image(difference));
      } else {
        FieldChange field = field(change, difference);
        fields
            .computeIfAbsent(key, k -> new LinkedHashMap<>())
            .computeIfAbsent(Field.of(difference, field), f -> new Shown(field))
            .profiles()
            .add(profile);
      }
    }
  }

  private static FieldChange image(Difference difference) {
    Both<Image> images = Images.of(difference);
    return new FieldChange(
        images.after().repository(),
        Optional.of(images.before().text()),
        Optional.of(images.after().text()));
  }

  private static FieldChange field(Change change, Difference difference) {
    boolean secret = change.before().is("Secret") && difference.path().matches("data\\..*");
    Optional<String> before = YamlText.block(difference.before());
    Optional<String> after = YamlText.block(difference.after());
    if (secret) {
      before = before.map(value -> HIDDEN);
      after = after.map(value -> difference.before().isMissingNode() ? HIDDEN : "changed");
    } else if (difference.before().isTextual()
        && difference.after().isTextual()
        && (difference.before().asText() + difference.after().asText()).strip().contains("\n")) {
      String old = difference.before().asText();
      String now = difference.after().asText();
      before = Optional.of(TextLines.removed(old, now));
      after = Optional.of(TextLines.added(old, now));
    }
    return new FieldChange(difference.path(), before, after);
  }

  /** The objects by name, hooks last; the same object twice if profiles differ in its fields. */
  List<ObjectChange> objects() {
    return Stream.concat(whole.keySet().stream(), fields.keySet().stream())
        .sorted(ORDER)
        .flatMap(this::of)
        .toList();
  }

  private Stream<ObjectChange> of(Key key) {
    return whole.containsKey(key)
        ? Stream.of(change(key, whole.get(key), List.of()))
        : byProfiles(fields.get(key)).entrySet().stream()
            .map(some -> change(key, some.getKey(), some.getValue()));
  }

  private static ObjectChange change(Key key, Set<String> profiles, List<FieldChange> fields) {
    return new ObjectChange(key.kind(), key.object(), List.copyOf(profiles), fields);
  }

  private static Map<Set<String>, List<FieldChange>> byProfiles(Map<Field, Shown> fields) {
    var by = new LinkedHashMap<Set<String>, List<FieldChange>>();
    fields
        .values()
        .forEach(
            shown ->
                by.computeIfAbsent(shown.profiles(), p -> new ArrayList<>()).add(shown.change()));
    return by;
  }

  /** The images, each change once: the repository, and the references before and after. */
  List<FieldChange> images() {
    return images.stream().sorted(Comparator.comparing(FieldChange::path)).toList();
  }

  /** The line that stands for what was folded away; none if nothing was. */
  List<Note> notes() {
    return folded.isEmpty()
        ? List.of()
        : List.of(
            Note.of(
                "Version labels and checksum annotations change in %d %s."
                    .formatted(folded.size(), folded.size() == 1 ? "object" : "objects")));
  }
}
