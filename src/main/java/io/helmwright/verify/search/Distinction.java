package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
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
  private final Collection<JsonNode> constants;

  /**
   * @param inner the paths within the value that conditions read, {@code *} for any item
   * @param constants what it is compared with
   */
  Distinction(Set<List<String>> inner, Set<JsonNode> constants) {
    this.inner = inner;
    this.constants = constants;
  }

  /** A text that is the same for settings that conditions can't tell apart. */
  String of(JsonNode setting) {
    var text = new StringBuilder(truth(setting));
    for (JsonNode constant : constants) {
      text.append(' ').append(compared(setting, constant));
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

  private static String compared(JsonNode setting, JsonNode constant) {
    if (setting.isNumber() && constant.isNumber()) {
      return Integer.toString(Double.compare(setting.asDouble(), constant.asDouble()));
    }
    if (setting.isTextual() && constant.isTextual()) {
      String text = setting.asText();
      String other = constant.asText();
      return text.equals(other)
          + ","
          + (!other.isEmpty() && text.startsWith(other))
          + ","
          + (!other.isEmpty() && text.endsWith(other))
          + ","
          + (!other.isEmpty() && text.contains(other));
    }
    return Boolean.toString(setting.equals(constant));
  }
}
