package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.SecretNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values in one line, as a reader of YAML takes them. */
final class ValuesText {

  private static final int LONGEST = 100;

  /** Stands for a secret. */
  private static final JsonNode MASK = JsonNodeFactory.instance.textNode("(secret)");

  private ValuesText() {}

  /** {@code heimdall.replicas: 7}; several are separated by commas. */
  static String of(JsonNode values) {
    var lines = new ArrayList<String>();
    collect("", values, lines);
    return lines.isEmpty() ? "an empty values file" : String.join(", ", lines);
  }

  private static void collect(String path, JsonNode value, List<String> into) {
    if (value.isObject() && (!value.isEmpty() || path.isEmpty())) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        collect(inner, entry.getValue(), into);
      }
    } else {
      into.add(path + ": " + literal(value));
    }
  }

  /** A default without the texts in it that are secret by their names. */
  static JsonNode masked(String name, JsonNode value) {
    if (value instanceof ObjectNode mapping) {
      ObjectNode masked = JsonNodeFactory.instance.objectNode();
      mapping.properties().forEach(e -> masked.set(e.getKey(), masked(e.getKey(), e.getValue())));
      return masked;
    }
    return value.isTextual() && !value.asText().isEmpty() && SecretNames.isSecretive(name)
        ? MASK
        : value;
  }

  /** A value; a long one is cut. */
  static String literal(JsonNode value) {
    if (value == MASK) {
      return MASK.asText();
    }
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
