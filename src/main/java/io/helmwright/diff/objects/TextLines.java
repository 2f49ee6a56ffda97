package io.helmwright.diff.objects;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The lines in which two texts differ, few enough to be read. */
final class TextLines {

  /** Stands where lines are left out that are the same. */
  private static final String GAP = "…";

  private TextLines() {}

  /** Both, each line with its mark: {@code - old}, {@code + new}. */
  static String changed(String before, String after) {
    var lines = new ArrayList<String>();
    removed(before, after).lines().map("- "::concat).forEach(lines::add);
    added(before, after).lines().map("+ "::concat).forEach(lines::add);
    return YamlText.firstLines(lines);
  }

  /** The lines that only the older text has. */
  static String removed(String before, String after) {
    return lines(before, after, AbstractDelta::getSource);
  }

  /** The lines that only the newer text has. */
  static String added(String before, String after) {
    return lines(before, after, AbstractDelta::getTarget);
  }

  private static String lines(
      String before, String after, Function<AbstractDelta<String>, Chunk<String>> side) {
    var lines = new ArrayList<String>();
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.lines().toList(), after.lines().toList()).getDeltas()) {
      List<String> changed = side.apply(delta).getLines();
      if (!lines.isEmpty() && !changed.isEmpty()) {
        lines.add(GAP);
      }
      lines.addAll(changed);
    }
    return YamlText.firstLines(lines);
  }
}
