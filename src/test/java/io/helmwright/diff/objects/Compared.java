package io.helmwright.diff.objects;

import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Note;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.StrictYaml;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comparisons say, as text. */
final class Compared {

  private Compared() {}

  /** Why the step from some documents to others asks for a version; {@code ---} parts documents. */
  static String reasons(String before, String after) {
    var comparison = new ProfileComparison(">=1.27.0-0");
    comparison.compare("defaults", objects(before), objects(after));
    return reasons(comparison.reasons(Set.of("defaults")));
  }

  /** What changes from some documents to others. */
  static String changes(String before, String after) {
    var comparison = new ProfileComparison(">=1.27.0-0");
    comparison.compare("defaults", objects(before), objects(after));
    return changes(comparison.changes());
  }

  static String changes(MergedChanges changes) {
    return lines(
        Stream.of(
                changes.objects().stream().map(Compared::text),
                changes.images().stream().map(i -> "image " + text(i)),
                changes.notes().stream().map(Note::text))
            .flatMap(lines -> lines));
  }

  static List<ManifestObject> objects(String documents) {
    return Arrays.stream(documents.split("(?m)^---\n"))
        .filter(document -> !document.isBlank())
        .map(d -> ManifestObject.of("web/templates/x.yaml", StrictYaml.parse("test", d)))
        .toList();
  }

  static String reasons(List<Reason> reasons) {
    return lines(reasons.stream().map(Compared::text));
  }

  private static String lines(Stream<String> lines) {
    return lines.map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String text(Reason reason) {
    return "%s %s: %s\n  %s"
            .formatted(reason.level(), reason.rule(), reason.subject(), reason.message())
        + (reason.evidence().isEmpty() ? "" : "\n  " + reason.evidence())
        + reason.migration().map(cure -> "\n  > " + cure).orElse("");
  }

  private static String text(ObjectChange change) {
    return Stream.concat(
            Stream.of(
                "%s %s in %s"
                    .formatted(
                        change.kind(), change.object(), String.join(", ", change.profiles()))),
            change.fields().stream().map(field -> "  " + text(field)))
        .collect(Collectors.joining("\n"));
  }

  private static String text(FieldChange field) {
    return "%s: %s → %s"
        .formatted(field.path(), field.before().orElse("∅"), field.after().orElse("∅"));
  }
}
