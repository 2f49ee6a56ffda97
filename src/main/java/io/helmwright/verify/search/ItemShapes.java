package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes lists and mappings that templates can walk through, from the paths that they read. */
final class ItemShapes {

  private static final String ANY_ITEM = "*";
  private static final JsonNode LEAF = TextNode.valueOf("text");

  private ItemShapes() {}

  /**
   * A list with an item, or items of items, that has everything that is read in it.
   *
   * @param paths what is read within it; {@code *} for any item
   */
  static JsonNode list(Collection<List<String>> paths) {
    return JsonNodeFactory.instance.arrayNode().add(item(paths));
  }

  private static JsonNode item(Collection<List<String>> paths) {
    List<List<String>> inner =
        paths.stream()
            .filter(path -> path.size() > 1 && path.get(0).equals(ANY_ITEM))
            .map(path -> path.subList(1, path.size()))
            .toList();
    return value(inner);
  }

  private static JsonNode value(List<List<String>> paths) {
    if (paths.isEmpty()) {
      return LEAF;
    }
    if (paths.stream().anyMatch(path -> path.get(0).equals(ANY_ITEM))) {
      return list(paths);
    }
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    for (List<String> path : paths) {
      String key = path.get(0);
      if (!mapping.has(key)) {
        List<List<String>> below =
            paths.stream()
                .filter(p -> p.get(0).equals(key) && p.size() > 1)
                .map(p -> p.subList(1, p.size()))
                .toList();
        mapping.set(key, value(below));
      }
    }
    return mapping;
  }

  /** Values like one, but without something, and with it where it has nothing there. */
  static List<JsonNode> variants(JsonNode value, List<String> path) {
    var variants = new ArrayList<JsonNode>();
    for (JsonNode leaf : new JsonNode[] {null, LEAF}) {
      JsonNode variant = value.deepCopy();
      if (set(variant, path, leaf)) {
        variants.add(variant);
      }
    }
    return variants;
  }

  /** Whether that changed something. */
  private static boolean set(JsonNode node, List<String> path, JsonNode leaf) {
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    boolean changed = false;
    if (key.equals(ANY_ITEM)) {
      for (JsonNode item : node) {
        changed |= !rest.isEmpty() && set(item, rest, leaf);
      }
    } else if (node instanceof ObjectNode mapping) {
      if (!rest.isEmpty()) {
        changed = set(mapping.path(key), rest, leaf);
      } else if (leaf == null) {
        changed = mapping.remove(key) != null;
      } else if (!mapping.has(key)) {
        mapping.set(key, leaf);
        changed = true;
      }
    }
    return changed;
  }
}
