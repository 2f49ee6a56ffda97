package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.helmwright.verify.syntax.Comparison;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What conditions can tell of a value: whether it is empty, in Go's sense, how it compares with the
 * constants that it is compared with, and the same of what they read in it.
 */
final class Distinction {

  private final Collection<List<String>> inner;
  private final Collection<Comparison> constants;

  /**
   * @param inner the paths within the value that conditions read, {@code *} for any item
   * @param constants what it is compared with
   */
  Distinction(Set<List<String>> inner, Set<Comparison> constants) {
    this.inner = inner;
    this.constants = constants;
  }

  /** A text that is the same for settings that conditions can't tell apart. */
  String of(JsonNode setting) {
    var text = new StringBuilder(truth(setting));
    for (Comparison comparison : constants) {
      text.append(' ').append(compared(setting, comparison));
    }
    for (List<String> path : inner) {
      var found = new ArrayList<String>();
      collect(setting, path, found);
      text.append(' ').append(found.stream().distinct().sorted().toList());
    }
    return text.toString();
  }

  private static void collect(JsonNode node, List<String> path, List<String> found) {
    if (path.isEmpty()) {
      found.add(truth(node));
    } else if (path.get(0).equals("*")) {
      node.forEach(item -> collect(item, path.subList(1, path.size()), found));
    } else {
      collect(node.path(path.get(0)), path.subList(1, path.size()), found);
    }
  }

  /** As {@code if} sees it. */
  private static String truth(JsonNode node) {
    boolean empty =
        node.isMissingNode()
            || node.isNull()
            || node.isBoolean() && !node.asBoolean()
            || node.isNumber() && node.asDouble() == 0
            || node.isTextual() && node.asText().isEmpty()
            || node.isContainerNode() && node.isEmpty();
    return empty ? "empty" : "filled";
  }

  private static String compared(JsonNode setting, Comparison comparison) {
    JsonNode constant = comparison.constant();
    if (setting.isNumber() && constant.isNumber()) {
      return Integer.toString(Double.compare(setting.asDouble(), constant.asDouble()));
    }
    String text = setting.isTextual() ? setting.asText() : setting.toString();
    String other = constant.asText();
    boolean holds =
        switch (comparison.function()) {
          case "hasKey" -> setting.has(other);
          case "hasPrefix" -> text.startsWith(other);
          case "hasSuffix" -> text.endsWith(other);
          case "contains", "has" -> text.contains(other);
          case "regexMatch", "mustRegexMatch" -> matches(other, text);
          default -> setting.equals(constant) || text.equals(other);
        };
    return Boolean.toString(holds);
  }

  private static boolean matches(String regex, String text) {
    try {
      return Pattern.compile(regex).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return false; // The template breaks, whatever the value is.
    }
  }
}
