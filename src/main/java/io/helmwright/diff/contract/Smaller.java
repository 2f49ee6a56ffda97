package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Leaves out of a document what isn't needed to show something, from the outside in. What is put
 * together shares its parts with the document, which is never changed.
 */
final class Smaller {

  private final Predicate<JsonNode> shows;

  private Smaller(Predicate<JsonNode> shows) {
    this.shows = shows;
  }

  /**
   * A document of which nothing can be left out.
   *
   * @param shows whether a document shows it still; this one does
   */
  static JsonNode of(JsonNode document, Predicate<JsonNode> shows) {
    var smaller = new Smaller(shows);
    JsonNode smallest = document;
    JsonNode before;
    do {
      before = smallest;
      smallest = smaller.part(before, UnaryOperator.identity());
    } while (smallest != before);
    return smallest;
  }

  /**
   * A part made smaller; itself if nothing can be left out of it.
   *
   * @param around puts a part into the document
   */
  private JsonNode part(JsonNode part, UnaryOperator<JsonNode> around) {
    if (part instanceof ObjectNode mapping) {
      return mapping(mapping, around);
    }
    if (part instanceof ArrayNode list) {
      return list(list, around);
    }
    return part.isTextual() ? text(part, around) : part;
  }

  private JsonNode mapping(ObjectNode mapping, UnaryOperator<JsonNode> around) {
    List<Map.Entry<String, JsonNode>> all = List.copyOf(mapping.properties());
    var kept = needed(all, entries -> around.apply(mapping(entries)));
    ObjectNode smaller = kept.size() < all.size() ? mapping(kept) : mapping;
    for (Map.Entry<String, JsonNode> entry : kept) {
      ObjectNode rest = smaller;
      JsonNode inner =
          part(entry.getValue(), part -> around.apply(with(rest, entry.getKey(), part)));
      smaller = inner == entry.getValue() ? rest : with(rest, entry.getKey(), inner);
    }
    return smaller;
  }

  private static ObjectNode mapping(List<Map.Entry<String, JsonNode>> entries) {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    entries.forEach(entry -> mapping.set(entry.getKey(), entry.getValue()));
    return mapping;
  }

  private static ObjectNode with(ObjectNode mapping, String key, JsonNode value) {
    ObjectNode other = JsonNodeFactory.instance.objectNode();
    other.setAll(mapping);
    return other.set(key, value);
  }

  private JsonNode list(ArrayNode list, UnaryOperator<JsonNode> around) {
    List<JsonNode> all = list.valueStream().toList();
    var kept = needed(all, items -> around.apply(list(items)));
    ArrayNode smaller = kept.size() < all.size() ? list(kept) : list;
    for (int i = 0; i < kept.size(); i++) {
      int at = i;
      ArrayNode rest = smaller;
      JsonNode inner = part(kept.get(i), part -> around.apply(with(rest, at, part)));
      smaller = inner == kept.get(i) ? rest : with(rest, at, inner);
    }
    return smaller;
  }

  private static ArrayNode list(List<JsonNode> items) {
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }

  private static ArrayNode with(ArrayNode list, int at, JsonNode item) {
    ArrayNode other = JsonNodeFactory.instance.arrayNode().addAll(list);
    other.set(at, item);
    return other;
  }

  private JsonNode text(JsonNode text, UnaryOperator<JsonNode> around) {
    String shortest = text.asText();
    boolean changed = true;
    while (changed && shortest.length() > 1) {
      changed = false;
      int length = shortest.length();
      for (String less :
          List.of(
              shortest.substring(0, length / 2),
              shortest.substring(0, length - 1),
              shortest.substring(1))) {
        if (shows.test(around.apply(TextNode.valueOf(less)))) {
          shortest = less;
          changed = true;
          break;
        }
      }
    }
    return shortest.length() < text.asText().length() ? TextNode.valueOf(shortest) : text;
  }

  /**
   * What is left when all is gone that can go: many at a time, as of the values that a chart
   * requires next to none matter.
   */
  private <T> List<T> needed(List<T> all, Function<List<T>, JsonNode> document) {
    var kept = new ArrayList<>(all);
    drop(kept, 0, all.size(), document);
    return kept;
  }

  /** Drops what can go of some; returns how many went. */
  private <T> int drop(List<T> kept, int from, int count, Function<List<T>, JsonNode> document) {
    if (count == 0) {
      return 0;
    }
    var rest =
        IntStream.range(0, kept.size())
            .filter(i -> i < from || i >= from + count)
            .mapToObj(kept::get)
            .toList();
    if (shows.test(document.apply(rest))) {
      kept.subList(from, from + count).clear();
      return count;
    }
    if (count == 1) {
      return 0;
    }
    int half = count / 2;
    int gone = drop(kept, from, half, document);
    return gone + drop(kept, from + half - gone, count - half, document);
  }
}
