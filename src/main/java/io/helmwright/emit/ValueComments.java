package io.helmwright.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.Value;
import java.util.ArrayList;
import java.util.List;

/** What values.yaml says about a value besides the value itself. */
final class ValueComments {

  private final YamlPrinter yaml;

  ValueComments(YamlPrinter yaml) {
    this.yaml = yaml;
  }

  /** Above a value that is there; the two dashes are for helm-docs. */
  List<String> documented(Value<?, ?> value, JsonNode content, int columns) {
    var lines = new ArrayList<>(group(value, columns));
    if (isBlank(content) && hasExample(value) && example(value).isValueNode()) {
      lines.addAll(CommentText.commentedOut(yaml.entry("Example", example(value))));
    }
    return lines;
  }

  /** Above a value whose examples are told below it. */
  List<String> group(Value<?, ?> value, int columns) {
    String description = value.description().strip();
    return lines(description.isEmpty() ? "" : "-- " + description, value, columns);
  }

  /** Above a value that is a comment itself; helm-docs must not take it for the next one's. */
  List<String> plain(Value<?, ?> value, int columns) {
    return lines(value.description(), value, columns);
  }

  private static List<String> lines(String description, Value<?, ?> value, int columns) {
    var lines = new ArrayList<>(CommentText.lines(description, columns));
    lines.addAll(CommentText.lines(value.deprecationNotice(), columns));
    return lines;
  }

  /** Below an empty list or map: what could be in it, as a comment. */
  List<String> exampleBelow(Value<?, ?> value, JsonNode content) {
    if (!isBlank(content) || !hasExample(value) || example(value).isValueNode()) {
      return List.of();
    }
    // The first line is the key, which is there already; the others are indented by two.
    List<String> lines = yaml.entry("key", example(value));
    return CommentText.commentedOut(
        lines.stream().skip(1).map(l -> l.startsWith("  ") ? l.substring(2) : l).toList());
  }

  /** What stands for a value that has no default. */
  static JsonNode placeholder(Value<?, ?> value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (hasExample(value)) {
      return example(value);
    } else if (value instanceof StringValue text && !text.choices().isEmpty()) {
      return json.textNode(text.choices().get(0));
    } else if (value instanceof BooleanValue) {
      return json.booleanNode(true);
    } else if (value instanceof IntegerValue) {
      return json.numberNode(0);
    } else if (value.typeName().startsWith("list")) {
      return json.arrayNode();
    } else if (value.typeName().startsWith("map") || value instanceof KubernetesValue) {
      return json.objectNode();
    }
    return json.textNode("");
  }

  private static boolean hasExample(Value<?, ?> value) {
    return !value.examples().isEmpty();
  }

  /** The first example; for a map, which has one per entry, all of them together. */
  private static JsonNode example(Value<?, ?> value) {
    if (!(value instanceof MapValue)) {
      return value.examples().get(0);
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    value.examples().forEach(each -> all.setAll((ObjectNode) each));
    return all;
  }

  private static boolean isBlank(JsonNode content) {
    return content.isNull()
        || content.isTextual() && content.textValue().isEmpty()
        || content.isContainerNode() && content.isEmpty();
  }
}
