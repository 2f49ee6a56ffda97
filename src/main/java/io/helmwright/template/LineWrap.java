package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose at spaces. */
public final class LineWrap {

  private LineWrap() {}

  /**
   * Breaks text into lines.
   *
   * @param text prose; its own line breaks are kept
   * @param width the most columns of a line; a longer word stands alone
   */
  public static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.split("\n", -1)) {
      var line = new StringBuilder();
      for (var word : paragraph.split(" ")) {
        if (line.length() > 0 && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() > 0 ? " " : "").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
