package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Looks for documents that one schema accepts and another refuses. */
final class CounterExamples {

  private static final int MOST_TRIED = 300;

  /** Of so many the smallest is taken, so that two charts with little in common end soon. */
  private static final int ENOUGH = 3;

  private final Candidates candidates;
  private final JsonNode hints;

  /**
   * @param hints values that are known to be good at their places, such as defaults
   */
  CounterExamples(Candidates candidates, JsonNode hints) {
    this.candidates = candidates;
    this.hints = hints;
  }

  /**
   * The smallest one found.
   *
   * @param shows whether a document is valid under the one and not under the other
   */
  Optional<JsonNode> find(List<Obstacle> obstacles, Predicate<JsonNode> shows) {
    return obstacles.stream()
        .flatMap(obstacle -> find(obstacle, shows).stream())
        .limit(ENOUGH)
        .min(Comparator.comparingInt(document -> document.toString().length()));
  }

  /** One for an obstacle, made as small as possible. */
  Optional<JsonNode> find(Obstacle obstacle, Predicate<JsonNode> shows) {
    return candidates.documents(obstacle, hints).stream()
        .limit(MOST_TRIED)
        .filter(shows)
        .findFirst()
        .map(document -> smaller(document, shows));
  }

  /** Leaves out what isn't needed, as long as something can be left out. */
  private static JsonNode smaller(JsonNode document, Predicate<JsonNode> shows) {
    JsonNode smallest = document.deepCopy();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (JsonNode variant : Smaller.than(smallest)) {
        if (shows.test(variant)) {
          smallest = variant;
          changed = true;
          break;
        }
      }
    }
    return smallest;
  }

  /** The documents with one thing less. */
  private static final class Smaller {
    private static List<JsonNode> than(JsonNode document) {
      var variants = new java.util.ArrayList<JsonNode>();
      if (document instanceof ObjectNode mapping) {
        for (var entry : mapping.properties()) {
          ObjectNode less = mapping.deepCopy();
          less.remove(entry.getKey());
          variants.add(less);
        }
        for (var entry : mapping.properties()) {
          for (JsonNode inner : than(entry.getValue())) {
            variants.add(mapping.deepCopy().<ObjectNode>set(entry.getKey(), inner));
          }
        }
      } else if (document instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          ArrayNode less = list.deepCopy();
          less.remove(i);
          variants.add(less);
        }
        for (int i = 0; i < list.size(); i++) {
          for (JsonNode inner : than(list.get(i))) {
            ArrayNode other = list.deepCopy();
            other.set(i, inner);
            variants.add(other);
          }
        }
      } else if (document.isTextual() && document.asText().length() > 1) {
        String text = document.asText();
        variants.add(TextNode.valueOf(text.substring(0, text.length() / 2)));
        variants.add(TextNode.valueOf(text.substring(0, text.length() - 1)));
        variants.add(TextNode.valueOf(text.substring(1)));
      }
      return variants;
    }
  }
}
