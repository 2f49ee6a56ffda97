package io.helmwright.emit;

import io.helmwright.template.LineWrap;
import java.util.ArrayList;
import java.util.List;

/** Wraps the paragraphs and list items of Markdown; code, tables and headings stay as they are. */
final class MarkdownWrap {

  private static final int WIDTH = 120;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder paragraph = new StringBuilder();
  private String hanging = "";

  private MarkdownWrap() {}

  static String wrap(String markdown) {
    var wrap = new MarkdownWrap();
    boolean code = false;
    for (var line : markdown.strip().split("\n", -1)) {
      boolean fence = line.stripLeading().startsWith("```");
      if (code || fence || line.startsWith("|") || line.startsWith("#")) {
        wrap.endParagraph();
        wrap.lines.add(line);
        code ^= fence;
      } else {
        wrap.prose(line);
      }
    }
    wrap.endParagraph();
    return String.join("\n", wrap.lines);
  }

  private void prose(String line) {
    if (line.isBlank()) {
      endParagraph();
      lines.add("");
      return;
    }
    int marker = marker(line);
    if (marker > 0) {
      endParagraph();
      hanging = " ".repeat(marker);
    }
    paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
  }

  /** How wide the bullet or number is that the line begins with; 0 for none. */
  private static int marker(String line) {
    if (line.startsWith("- ")) {
      return 2;
    }
    int digits = 0;
    while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
      digits++;
    }
    return digits > 0 && line.startsWith(". ", digits) ? digits + 2 : 0;
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      String indent = "";
      for (var line : LineWrap.wrap(paragraph.toString(), WIDTH - hanging.length())) {
        lines.add(indent + line);
        indent = hanging;
      }
    }
    paragraph.setLength(0);
    hanging = "";
  }
}
