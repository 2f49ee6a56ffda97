package io.helmwright.release;

import io.helmwright.diff.result.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of changes of Keep a Changelog, which Artifact Hub has taken over: <a
 * href="https://artifacthub.io/docs/topics/annotations/helm/">artifacthub.io/changes</a>. In the
 * order in which a changelog has them.
 */
enum ChangeKind {
  ADDED,
  CHANGED,
  DEPRECATED,
  REMOVED,
  FIXED,
  SECURITY;

  /** As a heading of a changelog. */
  String title() {
    return name().charAt(0) + id().substring(1);
  }

  /** As a kind of Artifact Hub. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ChangeKind> ofTitle(String title) {
    return Arrays.stream(values()).filter(kind -> kind.title().equalsIgnoreCase(title)).findFirst();
  }

  /** That of a reason, whose rule says it in its last word: {@code value-removed}. */
  static ChangeKind of(Reason reason) {
    List<String> words = List.of(reason.rule().split("-"));
    String last = words.get(words.size() - 1);
    return Arrays.stream(values())
        .filter(kind -> kind.id().equals(last))
        .findFirst()
        .orElse(CHANGED);
  }
}
