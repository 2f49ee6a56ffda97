package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.check.Render;
import io.helmwright.verify.check.RenderedObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which markers are printed only where Kubernetes takes any text: in the data of ConfigMaps,
 * in annotations, variables and arguments.
 */
final class FreeTexts {

  private static final Set<String> MAPPINGS = Set.of("annotations", "stringData");
  private static final Set<String> LISTS = Set.of("args", "command");

  private final Set<String> markers;
  private final Map<String, Boolean> free = new HashMap<>();

  private FreeTexts(Set<String> markers) {
    this.markers = markers;
  }

  /** Those of some markers that a render prints whole, and nowhere but in free texts. */
  static Set<String> in(Render render, Set<String> markers) {
    var texts = new FreeTexts(markers);
    render.objects().forEach(texts::look);
    texts.free.values().removeIf(isFree -> !isFree);
    return texts.free.keySet();
  }

  private void look(RenderedObject object) {
    if (object.json().isEmpty()) {
      mentioned(object.text(), false);
    }
    walk(object, object.json(), new ArrayList<>());
  }

  private void walk(RenderedObject object, JsonNode node, List<String> path) {
    if (node.isTextual()) {
      mentioned(node.asText(), isFree(object, path));
    }
    node.properties()
        .forEach(
            entry -> {
              mentioned(entry.getKey(), false);
              walk(object, entry.getValue(), then(path, entry.getKey()));
            });
    if (node.isArray()) {
      node.forEach(item -> walk(object, item, then(path, "")));
    }
  }

  private static List<String> then(List<String> path, String key) {
    var longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private void mentioned(String text, boolean isFree) {
    for (String marker : markers) {
      if (text.contains(marker)) {
        free.merge(marker, isFree && text.equals(marker), Boolean::logicalAnd);
      }
    }
  }

  private static boolean isFree(RenderedObject object, List<String> path) {
    int last = path.size() - 1;
    if (last < 1) {
      return false;
    }
    String above = path.get(last - 1);
    return MAPPINGS.contains(above)
        || LISTS.contains(above)
        || object.kind().equals("ConfigMap") && path.get(0).equals("data")
        || last > 1 && path.get(last).equals("value") && path.get(last - 2).equals("env");
  }
}
