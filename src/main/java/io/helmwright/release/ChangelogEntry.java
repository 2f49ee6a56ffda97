package io.helmwright.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helmwright.diff.result.ChartDiff;
import io.helmwright.diff.result.Level;
import io.helmwright.diff.result.Reason;
import io.helmwright.emit.MarkdownText;
import io.helmwright.emit.YamlPrinter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one release changes, as its section of a changelog and as Artifact Hub's annotation. */
final class ChangelogEntry {

  private static final String BREAKING = "Breaking: ";

  /** The texts of each kind, without Markdown's escapes. */
  private final Map<ChangeKind, List<String>> changes = new EnumMap<>(ChangeKind.class);

  private ChangelogEntry() {}

  static ChangelogEntry firstRelease() {
    var entry = new ChangelogEntry();
    entry.add(ChangeKind.ADDED, "First release.");
    return entry;
  }

  /** What a comparison found, the breaks before the rest. */
  static ChangelogEntry of(ChartDiff diff) {
    var entry = new ChangelogEntry();
    Stream<Reason> gravestFirst =
        diff.reasons().stream().sorted(Comparator.comparing(Reason::level).reversed());
    gravestFirst.forEach(reason -> entry.add(ChangeKind.of(reason), text(reason)));
    if (entry.changes.isEmpty()) {
      entry.add(ChangeKind.CHANGED, "No change to values or rendered objects.");
    }
    return entry;
  }

  private static String text(Reason reason) {
    String message = sentence(reason.headline());
    String whole = reason.level() == Level.MAJOR ? BREAKING + message : message;
    return reason.migration().map(step -> whole + " " + sentence(step)).orElse(whole);
  }

  /** A command at the end is to be copied, without a full stop. */
  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.!?]|.*: kubectl .*") ? stripped : stripped + ".";
  }

  private void add(ChangeKind kind, String text) {
    List<String> texts = changes.computeIfAbsent(kind, k -> new ArrayList<>());
    if (!texts.contains(text)) {
      texts.add(text);
    }
  }

  /** Reads the section of a changelog back, whoever wrote it. */
  static ChangelogEntry parse(List<String> section) {
    var entry = new ChangelogEntry();
    ChangeKind kind = ChangeKind.CHANGED;
    StringBuilder item = null;
    for (String line : section) {
      String text = line.strip();
      boolean starts = line.startsWith("- ") || line.startsWith("* ");
      boolean ends = starts || text.isEmpty() || text.startsWith("#");
      if (ends && item != null) {
        entry.add(kind, plain(item.toString()));
        item = null;
      }
      if (text.startsWith("### ")) {
        kind = ChangeKind.ofTitle(text.substring(4).strip()).orElse(ChangeKind.CHANGED);
      } else if (starts) {
        item = new StringBuilder(line.substring(2).strip());
      } else if (item != null) {
        item.append(' ').append(text);
      }
    }
    if (item != null) {
      entry.add(kind, plain(item.toString()));
    }
    return entry;
  }

  private static String plain(String markdown) {
    return markdown.replace("**", "").replaceAll("\\\\(\\p{Punct})", "$1");
  }

  /**
   * The sections of the changelog, from the first heading to the last item; ends with a line feed.
   */
  String toMarkdown() {
    var text = new StringBuilder();
    changes.forEach(
        (kind, texts) -> {
          text.append(text.isEmpty() ? "" : "\n")
              .append("### ")
              .append(kind.title())
              .append("\n\n");
          texts.forEach(each -> text.append("- ").append(markdown(each)).append('\n'));
        });
    return text.toString();
  }

  private static String markdown(String text) {
    return text.startsWith(BREAKING)
        ? "**" + BREAKING.strip() + "** " + MarkdownText.prose(text.substring(BREAKING.length()))
        : MarkdownText.prose(text);
  }

  /** The value of {@code artifacthub.io/changes}; empty if nothing is listed. */
  String toAnnotation() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    changes.forEach(
        (kind, texts) ->
            texts.forEach(
                text -> list.addObject().put("kind", kind.id()).put("description", text)));
    return list.isEmpty() ? "" : new YamlPrinter().print(list).stripTrailing().stripIndent() + "\n";
  }
}
