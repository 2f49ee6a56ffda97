package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Objects of charts that leave an order to chance: what says the same in another order is taken for
 * the same. To render them more often shows that only by luck, as two keys mostly come in one
 * order.
 */
final class Reordered {

  private static final String BETWEEN_WORDS = "[\\s,;:|&=]+";

  private Reordered() {}

  /** The newer objects, in which what differs in its order alone is as the older ones have it. */
  static List<ManifestObject> as(List<ManifestObject> before, List<ManifestObject> after) {
    Map<String, ManifestObject> old =
        before.stream()
            .collect(Collectors.toMap(ManifestObject::identity, o -> o, (one, other) -> one));
    return after.stream()
        .map(
            object ->
                old.containsKey(object.identity())
                    ? new ManifestObject(
                        object.template(), as(old.get(object.identity()).json(), object.json()))
                    : object)
        .toList();
  }

  private static JsonNode as(JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return before;
    }
    if (before.isObject() && after.isObject()) {
      ObjectNode aligned = JsonNodeFactory.instance.objectNode();
      after
          .properties()
          .forEach(e -> aligned.set(e.getKey(), as(before.path(e.getKey()), e.getValue())));
      return aligned;
    }
    if (before.isArray() && after.isArray() && before.size() == after.size()) {
      return list(before, after);
    }
    return before.isTextual() && after.isTextual() && words(before).equals(words(after))
        ? before
        : after;
  }

  private static JsonNode list(JsonNode before, JsonNode after) {
    var left = new ArrayList<JsonNode>();
    after.forEach(left::add);
    before.forEach(left::remove);
    if (left.isEmpty()) {
      return before;
    }
    ArrayNode aligned = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < before.size(); i++) {
      aligned.add(as(before.get(i), after.get(i)));
    }
    return aligned;
  }

  private static List<String> words(JsonNode text) {
    return Arrays.stream(text.asText().strip().split(BETWEEN_WORDS)).sorted().toList();
  }
}
