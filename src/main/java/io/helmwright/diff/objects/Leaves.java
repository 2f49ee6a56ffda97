package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** How much two objects of one kind have in common besides their names. */
final class Leaves {

  private Leaves() {}

  /**
   * The share of what they say that both say, from 0 to 1. Their own names in what they say, as in
   * labels, count as the same; so do the values of Secrets under the same key.
   */
  static double shareOf(ManifestObject before, ManifestObject after) {
    Set<Leaf> old = of(before);
    Set<Leaf> now = of(after);
    long both = old.stream().filter(leaf -> now.stream().anyMatch(leaf::isLike)).count();
    return (double) both / Math.max(1, Math.max(old.size(), now.size()));
  }

  /**
   * What an object says somewhere.
   *
   * @param nameless the same with {@code @} for the object's name, which may be a part of it by
   *     chance
   */
  private record Leaf(String path, String value, String nameless) {

    boolean isLike(Leaf other) {
      return path.equals(other.path)
          && (value.equals(other.value) || nameless.equals(other.nameless));
    }
  }

  private static Set<Leaf> of(ManifestObject object) {
    var leaves = new HashSet<Leaf>();
    object
        .json()
        .properties()
        .forEach(
            field -> {
              boolean metadata = field.getKey().equals("metadata");
              JsonNode value = metadata ? field.getValue().path("labels") : field.getValue();
              boolean secret = object.is("Secret") && field.getKey().equals("data");
              collect(field.getKey(), value, secret, object.name(), leaves);
            });
    return leaves;
  }

  private static void collect(
      String path, JsonNode node, boolean secret, String name, Set<Leaf> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(e -> collect(path + "." + e.getKey(), e.getValue(), secret, name, leaves));
    } else if (node.isArray()) {
      node.forEach(item -> collect(path, item, secret, name, leaves));
    } else if (!node.isMissingNode()) {
      String value = secret ? "" : node.asText();
      leaves.add(new Leaf(path, value, value.replace(name, "@")));
    }
  }
}
