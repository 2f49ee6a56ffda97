package io.helmwright.testing;

import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A render as it is approved. */
final class ProfileText {

  private static final Pattern ENTRY = Pattern.compile("(\\s*(?:- )?[^:\\s]+: ).*");

  private ProfileText() {}

  /**
   * The documents of the chart's own templates, then its notes. What is random, since it differs
   * between two renders of the same, is masked.
   */
  static String of(RenderedChart once, RenderedChart again) {
    List<String> lines = text(once).lines().toList();
    List<String> others = text(again).lines().toList();
    if (lines.size() != others.size()) {
      throw new AssertionError("two renders of the same differ in their number of lines");
    }
    StringJoiner masked = new StringJoiner("\n", "", "\n");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      masked.add(line.equals(others.get(i)) ? line : masked(line));
    }
    return masked.toString();
  }

  private static String masked(String line) {
    Matcher entry = ENTRY.matcher(line);
    return entry.matches() ? entry.group(1) + "(random)" : "(random)";
  }

  private static String text(RenderedChart rendered) {
    return rendered.documents().stream()
            .filter(ProfileText::isOwn)
            .map(d -> "---\n# Source: " + d.template() + "\n" + d.text() + "\n")
            .collect(Collectors.joining())
        + "---\n# NOTES.txt\n"
        + rendered
            .notes()
            .lines()
            .map(l -> ("# " + l).strip() + "\n")
            .collect(Collectors.joining());
  }

  /** Those of a subchart are below {@code charts}. */
  private static boolean isOwn(RenderedDocument document) {
    return document.template().matches("[^/]+/templates/.*");
  }
}
