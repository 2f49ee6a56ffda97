package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a person would not have typed. */
final class Tidiness {

  /** Fields that are empty on purpose: a fresh directory, and all pods. */
  private static final Set<String> MAY_BE_EMPTY = Set.of("emptyDir", "podSelector");

  private Tidiness() {}

  /** Blank lines but those of texts, and lines with blanks at their end. */
  static Stream<String> untidyLines(String text) {
    var found = new ArrayList<String>();
    int textIndent = Integer.MAX_VALUE;
    boolean blank = false;
    for (String line : text.lines().toList()) {
      if (line.isBlank()) {
        blank = true;
        continue;
      }
      int indent = line.length() - line.stripLeading().length();
      if (indent <= textIndent) {
        if (blank) {
          found.add("blank line before: " + line);
        }
        textIndent = line.matches(".*(: |- )[|>][-+0-9]*") ? indent : Integer.MAX_VALUE;
      }
      blank = false;
      if (!line.equals(line.stripTrailing())) {
        found.add("blanks after: " + line.stripTrailing());
      }
    }
    if (blank) {
      found.add("blank line at the end");
    }
    return found.stream();
  }

  /** Fields that are null or an empty mapping or list. */
  static Stream<String> emptyFields(JsonNode object) {
    return emptyFields("", object);
  }

  private static Stream<String> emptyFields(String path, JsonNode node) {
    if (node.isNull()) {
      return Stream.of(path + " is null");
    }
    if (node.isContainerNode() && node.isEmpty()) {
      String last = path.substring(path.lastIndexOf('.') + 1);
      return MAY_BE_EMPTY.contains(last) ? Stream.of() : Stream.of(path + " is empty");
    }
    return node.isArray()
        ? IntStream.range(0, node.size())
            .boxed()
            .flatMap(i -> emptyFields(path + "[" + i + "]", node.get(i)))
        : node.properties().stream()
            .flatMap(e -> emptyFields(path + "." + e.getKey(), e.getValue()));
  }
}
