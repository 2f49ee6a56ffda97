package io.helmwright.diff.report;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import io.helmwright.verify.report.Paragraphs;
import io.helmwright.verify.report.Paragraphs.Look;
import java.util.List;
import java.util.Optional;

/** The comparison for people at a terminal: reasons first, then the objects field by field. */
public final class TerminalDiff implements DiffReport {

  private static final int INDENT = 2;
  private static final int DEEPER = 4;

  private final int columns;
  private final boolean color;

  /**
   * @param columns the width in characters
   * @param color whether the terminal shows colours
   */
  public TerminalDiff(int columns, boolean color) {
    this.columns = columns;
    this.color = color;
  }

  @Override
  public String print(ChartDiff diff) {
    var page = new Paragraphs(columns, color);
    page.wrapped(0, Look.BOLD, Wording.charts(diff) + ": " + Wording.verdict(diff));
    for (Level level : List.of(Level.MAJOR, Level.MINOR, Level.PATCH)) {
      reasons(page, level, Wording.of(diff, level));
    }
    fields(page, "Images", Wording.imagesLeft(diff));
    objects(page, diff.objects());
    if (!diff.notes().isEmpty()) {
      page.blank();
      diff.notes().forEach(note -> page.wrapped(0, note.text()));
    }
    return page.toString();
  }

  private static void reasons(Paragraphs page, Level level, List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    page.blank()
        .wrapped(0, look(level), "%s (%d)".formatted(Wording.heading(level), reasons.size()));
    for (Reason reason : reasons) {
      page.blank().wrapped(INDENT, Look.BOLD, reason.subject());
      page.wrapped(DEEPER, reason.rule() + ": " + Wording.sentence(reason));
      if (!reason.evidence().isBlank()) {
        page.verbatim(DEEPER, reason.evidence().strip());
      }
      Step.of(reason).ifPresent(step -> step(page, step));
    }
  }

  private static void step(Paragraphs page, Step step) {
    page.wrapped(DEEPER, "To do: " + step.text());
    step.command().ifPresent(command -> page.verbatim(DEEPER + INDENT, command));
  }

  private static Look look(Level level) {
    return switch (level) {
      case MAJOR -> Look.RED;
      case MINOR -> Look.YELLOW;
      case PATCH -> Look.GREEN;
    };
  }

  private static void objects(Paragraphs page, List<ObjectChange> objects) {
    if (objects.isEmpty()) {
      return;
    }
    page.blank().wrapped(0, Look.BOLD, "Objects (%d)".formatted(objects.size()));
    for (ObjectChange change : objects) {
      page.blank()
          .wrapped(
              INDENT,
              "%s %s, %s"
                  .formatted(
                      change.object(),
                      Wording.kind(change.kind()),
                      Wording.profiles(change.profiles())));
      change.fields().forEach(field -> field(page, field));
    }
  }

  private static void fields(Paragraphs page, String title, List<FieldChange> fields) {
    if (!fields.isEmpty()) {
      page.blank().wrapped(0, Look.BOLD, "%s (%d)".formatted(title, fields.size())).blank();
      fields.forEach(field -> field(page, field));
    }
  }

  private static void field(Paragraphs page, FieldChange field) {
    boolean onOneLine = isLine(field.before()) && isLine(field.after());
    if (onOneLine) {
      page.wrapped(
          DEEPER,
          "%s: %s -> %s"
              .formatted(
                  field.path(), field.before().orElse("nothing"), field.after().orElse("nothing")));
      return;
    }
    page.wrapped(DEEPER, field.path() + ":");
    field.before().ifPresent(text -> page.verbatim(DEEPER, marked("- ", text)));
    field.after().ifPresent(text -> page.verbatim(DEEPER, marked("+ ", text)));
  }

  private static boolean isLine(Optional<String> text) {
    return text.filter(t -> t.strip().contains("\n")).isEmpty();
  }

  private static String marked(String mark, String text) {
    return text.strip().lines().map(mark::concat).reduce((a, b) -> a + "\n" + b).orElse(mark);
  }
}
