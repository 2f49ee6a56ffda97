package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Makes a tree of what a YAML parser read, where an alias is the very object that it names. */
final class Unfolding {

  private static final int MOST_NODES = 2_000_000;
  private static final int DEEPEST = 1_000;
  private static final int UNSIGNED_LONG_BITS = 64;
  private static final double EXACT_LONG = 1L << 53;

  private final String location;
  private int nodes;

  /**
   * @param location where the text comes from, for messages
   */
  Unfolding(String location) {
    this.location = location;
  }

  JsonNode toNode(Object value, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw ProblemException.error(
          location,
          "not YAML: unfolding its aliases leads to more than %d values".formatted(MOST_NODES),
          "Write it without aliases");
    }
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = factory.objectNode();
      map.forEach((key, item) -> object.set(String.valueOf(key), toNode(item, depth + 1)));
      return object;
    } else if (value instanceof List<?> list) {
      ArrayNode array = factory.arrayNode(list.size());
      list.forEach(item -> array.add(toNode(item, depth + 1)));
      return array;
    } else if (value instanceof BigInteger integer) {
      return integer(integer);
    } else if (value instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < EXACT_LONG
          ? factory.numberNode(number.longValue())
          : factory.numberNode(number);
    } else if (value instanceof Boolean bool) {
      return factory.booleanNode(bool);
    } else if (value instanceof byte[] bytes) {
      return factory.textNode(new String(bytes, StandardCharsets.UTF_8));
    } else {
      return value == null ? factory.nullNode() : factory.textNode(value.toString());
    }
  }

  private static JsonNode integer(BigInteger value) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (value.bitLength() < UNSIGNED_LONG_BITS) {
      return factory.numberNode(value.longValue());
    }
    return value.bitLength() == UNSIGNED_LONG_BITS && value.signum() > 0
        ? factory.numberNode(value)
        : factory.numberNode(value.doubleValue());
  }
}
