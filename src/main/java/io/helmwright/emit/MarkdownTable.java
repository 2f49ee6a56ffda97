package io.helmwright.emit;

import java.util.ArrayList;
import java.util.List;

/** A GitHub-flavoured table, its columns aligned where that costs little. */
final class MarkdownTable {

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row of cells that are Markdown already. */
  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(StringBuilder out) {
    line(headings, out);
    line(headings.stream().map(h -> "-".repeat(h.length())).toList(), out);
    rows.forEach(row -> line(row, out));
  }

  private static void line(List<String> cells, StringBuilder out) {
    out.append('|');
    for (var cell : cells) {
      out.append(' ').append(cell).append(cell.isEmpty() ? "|" : " |");
    }
    out.append('\n');
  }
}
