package io.helmwright.values;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * Trees to and from Jackson's streams, for JSON and YAML alike. An {@code ObjectMapper} would do
 * the same after loading some hundred classes first, which a command line waits for.
 */
public final class JsonTree {

  private JsonTree() {}

  /** Puts a value at a path; objects on the way are made. */
  static void put(ObjectNode root, List<String> path, JsonNode json) {
    ObjectNode level = root;
    for (var key : path.subList(0, path.size() - 1)) {
      level = level.has(key) ? (ObjectNode) level.get(key) : level.putObject(key);
    }
    level.set(path.get(path.size() - 1), json);
  }

  /** Puts values over others, as Helm does: objects are merged, all else is replaced. */
  static void merge(ObjectNode values, ObjectNode over) {
    for (var member : over.properties()) {
      if (member.getValue() instanceof ObjectNode object
          && values.get(member.getKey()) instanceof ObjectNode below) {
        merge(below, object);
      } else {
        values.set(member.getKey(), member.getValue());
      }
    }
  }

  /** Writes a tree where the stream is. */
  public static void write(JsonNode node, JsonGenerator out) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (var member : node.properties()) {
          out.writeFieldName(member.getKey());
          write(member.getValue(), out);
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (var item : node) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case STRING -> out.writeString(node.textValue());
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL -> out.writeNull();
      case NUMBER -> {
        if (node.isBigInteger()) {
          out.writeNumber(node.bigIntegerValue());
        } else if (node.isIntegralNumber()) {
          out.writeNumber(node.longValue());
        } else if (node.isBigDecimal()) {
          out.writeNumber(node.decimalValue());
        } else {
          out.writeNumber(node.doubleValue());
        }
      }
      default -> throw new IllegalArgumentException("a chart can't hold a " + node.getNodeType());
    }
  }

  /**
   * Reads one document to its end; nothing at all is an empty object.
   *
   * @throws IOException when it is malformed, holds a key twice, or is followed by another
   */
  public static JsonNode readDocument(JsonParser in) throws IOException {
    JsonNode document = in.nextToken() == null ? JsonNodeFactory.instance.objectNode() : read(in);
    if (in.nextToken() != null) {
      throw new JsonParseException(in, "more than one document");
    }
    return document;
  }

  private static JsonNode read(JsonParser in) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (in.currentToken()) {
      case START_OBJECT -> readObject(in);
      case START_ARRAY -> {
        ArrayNode array = nodes.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          array.add(read(in));
        }
        yield array;
      }
      case VALUE_STRING -> nodes.textNode(in.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(in.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(in.getDecimalValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      default -> throw new JsonParseException(in, "unexpected " + in.currentToken());
    };
  }

  private static ObjectNode readObject(JsonParser in) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      if (object.replace(key, read(in)) != null) {
        throw new JsonParseException(in, "the key \"" + key + "\" is there twice");
      }
    }
    return object;
  }
}
