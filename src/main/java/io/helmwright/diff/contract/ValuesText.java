package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values in one line, as a reader of YAML takes them. */
final class ValuesText {

  private static final int LONGEST = 100;

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

  /** A value; a long one is cut. */
  static String literal(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
