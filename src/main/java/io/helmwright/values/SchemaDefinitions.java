package io.helmwright.values;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.TreeMap;

/**
 * The Kubernetes definitions that a schema refers to; only those, and what they refer to in turn.
 */
public final class SchemaDefinitions {

  private static final String POINTER = "#/definitions/";

  private final TreeMap<String, JsonNode> definitions = new TreeMap<>();
  private final JsonFactory json = new JsonFactory();

  /** A schema of one type. */
  ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /** A reference to a Kubernetes type, whose definition is brought in. */
  ObjectNode reference(KubernetesType<?> type) {
    bringIn(type, type.definition());
    return JsonNodeFactory.instance.objectNode().put("$ref", POINTER + type.definition());
  }

  private void bringIn(KubernetesType<?> source, String definition) {
    if (definitions.containsKey(definition)) {
      return;
    }
    JsonNode schema;
    try (var parser = json.createParser(source.readSchema(definition))) {
      schema = JsonTree.readDocument(parser);
    } catch (IOException e) {
      throw new IllegalStateException("the packaged schema of " + definition + " is no JSON", e);
    }
    definitions.put(definition, schema);
    bringInReferences(source, schema);
  }

  private void bringInReferences(KubernetesType<?> source, JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    if (reference != null && reference.isTextual()) {
      bringIn(source, reference.textValue().substring(POINTER.length()));
      return;
    }
    for (var child : schema) {
      if (child.isContainerNode()) {
        bringInReferences(source, child);
      }
    }
  }

  /** A definition that was referred to. */
  JsonNode find(String definition) {
    return definitions.get(definition);
  }

  /** What was referred to, by name. */
  public ObjectNode collected() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.setAll(definitions);
    return all;
  }
}
