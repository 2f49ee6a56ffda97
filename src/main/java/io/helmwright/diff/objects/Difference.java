package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field in which two objects differ.
 *
 * @param path {@code spec.template.spec.containers[name=web].env[name=PORT].value}
 * @param before what the older object has; missing if it has no such field
 * @param after what the newer object has; missing if it has no such field
 */
record Difference(String path, JsonNode before, JsonNode after) {

  private static final JsonNode NOTHING = MissingNode.getInstance();
  private static final String NAME = "name=";

  /** All differences of two objects, in the order of their fields. */
  static List<Difference> between(JsonNode before, JsonNode after) {
    var found = new ArrayList<Difference>();
    collect("", "", before, after, found);
    return found;
  }

  private static void collect(
      String path, String field, JsonNode before, JsonNode after, List<Difference> found) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      before.fieldNames().forEachRemaining(names::add);
      after.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String at = path.isEmpty() ? name : path + "." + name;
        collect(at, name, before.path(name), after.path(name), found);
      }
    } else if (before.isArray() && after.isArray()) {
      lists(path, field, before, after, found);
    } else if (field.equals("initContainers")) {
      // Pods without any needn't say so, and the first is one more as the second is.
      lists(path, field, listed(before), listed(after), found);
    } else {
      found.add(new Difference(path, before, after));
    }
  }

  private static JsonNode listed(JsonNode list) {
    return list.isMissingNode() ? JsonNodeFactory.instance.arrayNode() : list;
  }

  private static void lists(
      String path, String field, JsonNode before, JsonNode after, List<Difference> found) {
    Optional<MergeKey> key = MergeKey.of(field, before, after);
    if (key.isPresent()) {
      Map<String, JsonNode> old = key.get().index(before);
      Map<String, JsonNode> now = key.get().index(after);
      renamed(path, old, now, found);
      Set<String> all = new LinkedHashSet<>(old.keySet());
      all.addAll(now.keySet());
      for (String item : all) {
        JsonNode was = old.getOrDefault(item, NOTHING);
        JsonNode is = now.getOrDefault(item, NOTHING);
        collect("%s[%s]".formatted(path, item), "", was, is, found);
      }
      if (field.equals("initContainers")) {
        order(path, old.keySet(), now.keySet()).ifPresent(found::add);
      }
    } else if (before.size() == after.size()) {
      for (int i = 0; i < before.size(); i++) {
        collect("%s[%d]".formatted(path, i), "", before.get(i), after.get(i), found);
      }
    } else {
      free(path, before, after, found);
    }
  }

  /** Takes out the items that are called something else, and are the same but for that. */
  private static void renamed(
      String path, Map<String, JsonNode> old, Map<String, JsonNode> now, List<Difference> found) {
    for (String name : List.copyOf(old.keySet())) {
      if (!now.containsKey(name) && name.startsWith(NAME)) {
        now.entrySet().stream()
            .filter(item -> !old.containsKey(item.getKey()))
            .filter(item -> nameless(item.getValue()).equals(nameless(old.get(name))))
            .findFirst()
            .ifPresent(
                item -> {
                  String at = "%s[%s].name".formatted(path, name);
                  JsonNode was = old.remove(name).path("name");
                  found.add(new Difference(at, was, item.getValue().path("name")));
                  now.remove(item.getKey());
                });
      }
    }
  }

  private static JsonNode nameless(JsonNode item) {
    JsonNode copy = item.deepCopy();
    ((ObjectNode) copy).remove("name");
    return copy;
  }

  /** Init containers run one after the other. */
  private static Optional<Difference> order(String path, Set<String> before, Set<String> after) {
    String old = names(before, after);
    String now = names(after, before);
    return old.equals(now)
        ? Optional.empty()
        : Optional.of(new Difference(path + " in order", Json.text(old), Json.text(now)));
  }

  private static String names(Set<String> of, Set<String> others) {
    return of.stream()
        .filter(others::contains)
        .map(item -> item.substring(NAME.length()))
        .collect(Collectors.joining(", "));
  }

  /** Of items without a name, those that are in one list alone. */
  private static void free(String path, JsonNode before, JsonNode after, List<Difference> found) {
    var left = new ArrayList<JsonNode>();
    after.forEach(left::add);
    for (int i = 0; i < before.size(); i++) {
      if (!left.remove(before.get(i))) {
        found.add(new Difference("%s[%d]".formatted(path, i), before.get(i), NOTHING));
      }
    }
    int start = 0;
    for (JsonNode item : left) {
      int index = indexOf(after, item, start);
      found.add(new Difference("%s[%d]".formatted(path, index), NOTHING, item));
      start = index + 1;
    }
  }

  private static int indexOf(JsonNode list, JsonNode item, int start) {
    int index = start;
    while (index < list.size() && !list.get(index).equals(item)) {
      index++;
    }
    return index;
  }

  /** Whether its path matches a regular expression. */
  boolean isAt(String pattern) {
    return path.matches(pattern);
  }
}
