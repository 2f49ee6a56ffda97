package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What a cluster holds once a render was installed. */
final class Installed {

  private Installed() {}

  /** The objects, each with its namespace, and Secrets as the API server stores them. */
  static List<JsonNode> objects(RenderedChart chart, String namespace) {
    var objects = new ArrayList<JsonNode>();
    for (RenderedDocument document : chart.documents()) {
      JsonNode parsed = parsed(document);
      if (parsed instanceof ObjectNode object && object.path("metadata").isObject()) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        if (!metadata.hasNonNull("namespace")) {
          metadata.put("namespace", namespace);
        }
        encode(object);
        objects.add(object);
      }
    }
    return objects;
  }

  /** What is no YAML is found elsewhere, and can't be installed. */
  private static JsonNode parsed(RenderedDocument document) {
    try {
      return StrictYaml.parseLeniently(document.template(), document.text() + "\n");
    } catch (ProblemException e) {
      return MissingNode.getInstance();
    }
  }

  private static void encode(ObjectNode object) {
    if (object.path("kind").asText().equals("Secret") && object.path("stringData").isObject()) {
      ObjectNode data =
          object.get("data") instanceof ObjectNode given ? given : object.putObject("data");
      object
          .get("stringData")
          .properties()
          .forEach(
              entry -> {
                byte[] text = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
                data.put(entry.getKey(), Base64.getEncoder().encodeToString(text));
              });
      object.remove("stringData");
    }
  }
}
