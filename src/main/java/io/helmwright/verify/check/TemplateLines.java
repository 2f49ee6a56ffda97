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
record TemplateLines(int first, List<String> lines) {

  private static final Pattern KEY = Pattern.compile("(\\s*)[\"']?([\\w./-]+?)[\"']?:(\\s.*)?");
  private static final Pattern ITEM = Pattern.compile("(\\s*)-\\s+(.*)");
  private static final Pattern STEP = Pattern.compile("\\[([^]]*)](.*)");

  static TemplateLines of(List<String> all, int start, int end) {
    return new TemplateLines(start + 1, all.subList(start, end));
  }

  String text(int index) {
    return lines.get(index);
  }

  /** The line of a key of the outermost mapping and what is below it. */
  Optional<TemplateLines> block(String key) {
    List<Integer> found = new ArrayList<>();
    int depth = depth();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = KEY.matcher(lines.get(i));
      if (line.matches() && line.group(1).length() == depth && line.group(2).equals(key)) {
        found.add(i);
      }
    }
    return found.size() == 1 ? Optional.of(from(found.get(0), depth)) : Optional.empty();
  }

  private int depth() {
    return lines.stream()
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .mapToInt(line -> line.group(1).length())
        .min()
        .orElse(0);
  }

  /** A line and those that are indented further; a list may be as deep as its key. */
  private TemplateLines from(int index, int depth) {
    int end = index + 1;
    while (end < lines.size()
        && (lines.get(end).isBlank()
            || lines.get(end).stripLeading().startsWith("{{")
            || indentation(lines.get(end)) > depth
            || indentation(lines.get(end)) == depth
                && ITEM.matcher(lines.get(end)).matches()
                && !ITEM.matcher(lines.get(index)).matches())) {
      end++;
    }
    return new TemplateLines(first + index, lines.subList(index, end));
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
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
      Matcher item = ITEM.matcher(lines.get(i));
      if (item.matches() && (depth < 0 || item.group(1).length() == depth)) {
        depth = item.group(1).length();
        items.add(mapping(i, depth));
      }
      written &= depth >= 0 || !lines.get(i).contains("{{");
    }
    int deep = depth;
    written &=
        lines.stream().noneMatch(l -> l.stripLeading().startsWith("{{") && indentation(l) <= deep);
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
    lines.set(0, lines.get(0).replaceFirst("-", " "));
    return new TemplateLines(item.first, lines);
  }
}
