package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Texts in the defaults of a chart that look like templates. */
final class DefaultTexts {

  private DefaultTexts() {}

  /** Those at a path and below it. */
  static List<String> at(JsonNode defaults, List<String> path) {
    var texts = new ArrayList<String>();
    add(defaults, path, texts);
    return texts;
  }

  private static void add(JsonNode node, List<String> path, List<String> texts) {
    if (path.isEmpty()) {
      if (node.isTextual() && node.textValue().contains("{{")) {
        texts.add(node.textValue());
      }
      node.forEach(child -> add(child, path, texts));
    } else if (path.get(0).equals(FlowValue.ANY)) {
      node.forEach(child -> add(child, path.subList(1, path.size()), texts));
    } else {
      add(node.path(path.get(0)), path.subList(1, path.size()), texts);
    }
  }
}
