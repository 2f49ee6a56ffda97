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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one release changes, as its section of a changelog and as Artifact Hub's annotation. */
final class ChangelogEntry {

  private static final String HEADING = "### ";
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
    String message = sentence(capitalized(reason));
    String whole = reason.level() == Level.MAJOR ? BREAKING + message : message;
    return reason.migration().map(step -> whole + " " + sentence(step)).orElse(whole);
  }

  /** Begins with a capital, unless what changed comes first, whose name has none. */
  private static String capitalized(Reason reason) {
    String text = reason.headline();
    return text.startsWith(reason.subject())
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
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
      if (text.startsWith(HEADING)) {
        kind =
            ChangeKind.ofTitle(text.substring(HEADING.length()).strip()).orElse(ChangeKind.CHANGED);
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
    String[] prose = markdown.split("`", -1);
    for (int i = 0; i < prose.length; i += 2) { // What is between them is code.
      prose[i] = prose[i].replace("**", "").replaceAll("\\\\(\\p{Punct})", "$1");
    }
    return String.join("`", prose);
  }

  /**
   * A section of a changelog, from the first line to the last: what people have written in it, and
   * at the end of each list what they haven't.
   */
  List<String> addedTo(List<String> section) {
    ChangelogEntry written = parse(section);
    List<String> lines = new ArrayList<>(section);
    changes.forEach(
        (kind, texts) -> {
          List<String> known = written.changes.getOrDefault(kind, List.of());
          List<String> items =
              texts.stream().filter(t -> !known.contains(t)).map(t -> "- " + markdown(t)).toList();
          if (!items.isEmpty()) {
            lines.addAll(placeFor(kind, lines), items);
          }
        });
    return lines;
  }

  /** The end of a kind's list, whose heading is added if there is none. */
  private static int placeFor(ChangeKind kind, List<String> lines) {
    int heading = 0;
    while (heading < lines.size() && !isHeading(lines.get(heading), kind)) {
      heading++;
    }
    if (heading == lines.size()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(List.of(HEADING + kind.title(), ""));
      return lines.size();
    }
    int end = heading + 1;
    while (end < lines.size() && !lines.get(end).startsWith(HEADING)) {
      end++;
    }
    while (lines.get(end - 1).isBlank()) {
      end--;
    }
    if (end == heading + 1) {
      lines.add(end++, "");
    }
    return end;
  }

  private static boolean isHeading(String line, ChangeKind kind) {
    return line.startsWith(HEADING)
        && ChangeKind.ofTitle(line.substring(HEADING.length()).strip()).equals(Optional.of(kind));
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
