package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A field in which two objects differ.
 *
 * @param path the field
 * @param first what the first one has, empty for nothing
 * @param second what the second one has
 */
record FieldDifference(String path, String first, String second) {

  static List<FieldDifference> between(JsonNode first, JsonNode second) {
    var found = new ArrayList<FieldDifference>();
    collect("", first, second, found);
    return found;
  }

  private static void collect(
      String path, JsonNode first, JsonNode second, List<FieldDifference> found) {
    if (first.equals(second)) {
      return;
    }
    if (first.isObject() && second.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      first.fieldNames().forEachRemaining(names::add);
      second.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String at = path.isEmpty() ? name : path + "." + name;
        collect(at, first.path(name), second.path(name), found);
      }
    } else if (first.isArray() && second.isArray() && first.size() == second.size()) {
      for (int i = 0; i < first.size(); i++) {
        collect("%s[%d]".formatted(path, i), first.get(i), second.get(i), found);
      }
    } else {
      found.add(new FieldDifference(path, text(first), text(second)));
    }
  }

  private static String text(JsonNode node) {
    return node.isContainerNode() ? node.toString() : node.asText();
  }
}
