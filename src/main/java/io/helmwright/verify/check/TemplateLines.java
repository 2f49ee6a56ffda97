package io.helmwright.verify.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some lines of a template that print a mapping or the items of a list, read by their indentation;
 * lines that hold only actions are no keys. What two lines may print is found in neither.
 *
 * @param first the number of the first line, from 1
 * @param lines the lines
 */
record TemplateLines(int first, List<Line> lines) {

  private static final Pattern KEY = Pattern.compile("(\\s*)[\"']?([\\w./-]+?)[\"']?:(\\s.*)?");
  private static final Pattern ITEM = Pattern.compile("(\\s*)-\\s+(.*)");
  private static final Pattern STEP = Pattern.compile("\\[([^]]*)](.*)");

  /**
   * A line, looked at once.
   *
   * @param key the key that it begins with; empty if it begins with none
   */
  record Line(String text, int indentation, String key, boolean isItem) {

    static Line of(String text) {
      Matcher key = KEY.matcher(text);
      return new Line(
          text,
          text.length() - text.stripLeading().length(),
          key.matches() ? key.group(2) : "",
          ITEM.matcher(text).matches());
    }

    boolean isAction() {
      return text.startsWith("{{", indentation);
    }
  }

  static TemplateLines of(List<String> all, int start, int end) {
    return new TemplateLines(start + 1, all.subList(start, end).stream().map(Line::of).toList());
  }

  String text(int index) {
    return lines.get(index).text();
  }

  /** The line of a key of the outermost mapping and what is below it. */
  Optional<TemplateLines> block(String key) {
    int depth = depth();
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.indentation() == depth && line.key().equals(key)) {
        if (found >= 0) {
          return Optional.empty();
        }
        found = i;
      }
    }
    return found < 0 ? Optional.empty() : Optional.of(from(found, depth));
  }

  private int depth() {
    int depth = Integer.MAX_VALUE;
    for (Line line : lines) {
      if (!line.key().isEmpty()) {
        depth = Math.min(depth, line.indentation());
      }
    }
    return depth == Integer.MAX_VALUE ? 0 : depth;
  }

  /** A line and those that are indented further; a list may be as deep as its key. */
  private TemplateLines from(int index, int depth) {
    int end = index + 1;
    while (end < lines.size()
        && (lines.get(end).text().isBlank()
            || lines.get(end).isAction()
            || lines.get(end).indentation() > depth
            || lines.get(end).indentation() == depth
                && lines.get(end).isItem()
                && !lines.get(index).isItem())) {
      end++;
    }
    return new TemplateLines(first + index, lines.subList(index, end));
  }

  /** All but the first. */
  TemplateLines below() {
    return new TemplateLines(first + 1, lines.subList(1, lines.size()));
  }

  /** The line of the field at the end of a path, or of the last one before it that is found. */
  OptionalInt line(String path) {
    for (int end = path.length(); end > 0; end = end(path, end)) {
      Optional<TemplateLines> block = block(path.substring(0, end));
      if (block.isPresent()) {
        String rest = path.substring(end);
        OptionalInt deeper = block.get().below().after(rest);
        return deeper.isPresent() ? deeper : OptionalInt.of(block.get().first);
      }
    }
    return OptionalInt.empty();
  }

  /** Keys may hold dots, so the longest is tried first. */
  private static int end(String path, int end) {
    return Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1));
  }

  private OptionalInt after(String rest) {
    if (rest.startsWith(".")) {
      return line(rest.substring(1));
    }
    Matcher step = STEP.matcher(rest);
    Optional<TemplateLines> item =
        step.matches() ? item(step.group(1)) : Optional.<TemplateLines>empty();
    if (item.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt deeper = item.get().after(step.group(2));
    return deeper.isPresent() ? deeper : OptionalInt.of(item.get().first);
  }

  /**
   * An item as a mapping, by its name or its number; by its number only where all items are written
   * out.
   */
  private Optional<TemplateLines> item(String step) {
    List<TemplateLines> items = new ArrayList<>();
    boolean written = true;
    int depth = -1;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.isItem() && (depth < 0 || line.indentation() == depth)) {
        depth = line.indentation();
        items.add(mapping(i, depth));
      }
      written &= depth >= 0 || !line.text().contains("{{");
    }
    int deep = depth;
    written &= lines.stream().noneMatch(l -> l.isAction() && l.indentation() <= deep);
    if (step.matches("\\d{1,4}")) {
      int number = Integer.parseInt(step);
      return written && number < items.size() ? Optional.of(items.get(number)) : Optional.empty();
    }
    List<TemplateLines> named =
        items.stream().filter(i -> i.text(0).strip().equals("name: " + step)).toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private TemplateLines mapping(int index, int depth) {
    TemplateLines item = from(index, depth);
    var lines = new ArrayList<>(item.lines);
    lines.set(0, Line.of(lines.get(0).text().replaceFirst("-", " ")));
    return new TemplateLines(item.first, lines);
  }
}
