package io.helmwright.diff.report;

import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.FieldChange;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.ObjectChange;
import io.helmwright.diff.result.Reason;
import java.util.List;

/**
 * The comparison as a comment on a pull request: the verdict and its reasons are in view, the
 * objects folded away.
 */
public final class MarkdownDiff implements DiffReport {

  /** Where GitHub breaks a line at its end, GitLab joins it with the next. */
  private static final String NEXT_LINE = "\\\n  ";

  @Override
  public String print(ChartDiff diff) {
    var page = new StringBuilder();
    page.append("### %s: %s%n%n".formatted(Wording.charts(diff), Wording.verdict(diff)));
    for (Level level : List.of(Level.MAJOR, Level.MINOR, Level.PATCH)) {
      List<Reason> reasons = Wording.of(diff, level);
      if (!reasons.isEmpty()) {
        page.append("**%s**%n%n".formatted(Wording.heading(level)));
        reasons.forEach(reason -> reason(page, reason));
        page.append('\n');
      }
    }
    List<FieldChange> images = Wording.imagesLeft(diff);
    if (!images.isEmpty()) {
      page.append("**Images**\n\n");
      images.forEach(image -> page.append("- ").append(line(image)).append('\n'));
      page.append('\n');
    }
    objects(page, diff.objects());
    diff.notes().forEach(note -> page.append(escaped(note.text())).append("\n\n"));
    return page.toString().strip().replace("\r\n", "\n") + "\n";
  }

  private static void reason(StringBuilder page, Reason reason) {
    page.append("- %s: %s".formatted(code(reason.subject()), escaped(Wording.sentence(reason))));
    String evidence = reason.evidence().strip();
    boolean several = evidence.contains("\n");
    if (several) {
      page.append('\n').append(block("  ", "", evidence));
    } else if (!evidence.isEmpty()) {
      page.append(NEXT_LINE).append(escaped(evidence));
    }
    Step.of(reason).ifPresent(step -> step(page, step, several ? "  " : NEXT_LINE));
    if (page.charAt(page.length() - 1) != '\n') {
      page.append('\n');
    }
  }

  private static void step(StringBuilder page, Step step, String start) {
    page.append(start).append("**To do:** ").append(escaped(step.text())).append('\n');
    step.command().ifPresent(command -> page.append(block("  ", "sh", command)));
  }

  private static void objects(StringBuilder page, List<ObjectChange> objects) {
    if (objects.isEmpty()) {
      return;
    }
    page.append("<details>\n<summary>Objects (%d)</summary>\n\n".formatted(objects.size()));
    for (ObjectChange change : objects) {
      page.append(
          "- %s %s, %s\n"
              .formatted(
                  code(change.object()),
                  Wording.kind(change.kind()),
                  escaped(Wording.profiles(change.profiles()))));
      if (!change.fields().isEmpty()) {
        var fields = new StringBuilder();
        change.fields().forEach(field -> fields.append(patch(field)));
        page.append(block("  ", "diff", fields.toString().stripTrailing()));
      }
    }
    page.append("\n</details>\n\n");
  }

  private static String patch(FieldChange field) {
    var text = new StringBuilder();
    text.append("  ").append(field.path()).append('\n');
    field.before().ifPresent(before -> marked("- ", before, text));
    field.after().ifPresent(after -> marked("+ ", after, text));
    return text.toString();
  }

  private static void marked(String mark, String text, StringBuilder into) {
    text.strip().lines().forEach(line -> into.append(mark).append(line).append('\n'));
  }

  private static String line(FieldChange field) {
    return "%s: %s → %s"
        .formatted(
            code(field.path()),
            field.before().map(MarkdownDiff::code).orElse("nothing"),
            field.after().map(MarkdownDiff::code).orElse("nothing"));
  }

  /** A fence that is longer than any in the text. */
  private static String block(String margin, String language, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    var block = new StringBuilder();
    block.append(margin).append(fence).append(language).append('\n');
    text.lines().forEach(line -> block.append(margin).append(line).append('\n'));
    return block.append(margin).append(fence).append('\n').toString();
  }

  private static String code(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  /** Text in which no character is Markdown or HTML. */
  private static String escaped(String text) {
    return text.strip()
        .replaceAll("\\s*\\R\\s*", " ")
        .replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
  }
}
