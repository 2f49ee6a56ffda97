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

  private final TreeMap<String, JsonNode> definitions = new TreeMap<>();
  private final JsonFactory json = new JsonFactory();

  /** A schema of one type. */
  ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  /** A reference to a Kubernetes type, whose definition is brought in. */
  ObjectNode reference(KubernetesType<?> type) {
    bringIn(type, type.definition());
    return pointer(type.definition());
  }

  private static ObjectNode pointer(String definition) {
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + definition);
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
    if (schema instanceof ObjectNode object) {
      object.remove("$schema");
      object.remove("$id");
    }
    redirect(source, schema);
  }

  /** Turns references between files into references inside one schema. */
  private void redirect(KubernetesType<?> source, JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("$ref").isTextual()) {
      String definition = object.get("$ref").asText().replace(".json", "");
      bringIn(source, definition);
      object.setAll(pointer(definition));
      return;
    }
    schema.forEach(child -> redirect(source, child));
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
