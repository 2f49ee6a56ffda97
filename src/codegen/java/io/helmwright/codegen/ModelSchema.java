package io.helmwright.codegen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The JSON Schema (draft-07) of one model: strict, and without descriptions to stay small. */
final class ModelSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ModelSchema() {}

  /** References are to the neighbours in one document: {@code #/definitions/Container}. */
  static ObjectNode of(Model model) {
    ObjectNode properties = JSON.objectNode();
    for (Model.Field field : model.fields()) {
      properties.set(field.name(), of(field.type()));
    }
    // Not required: a PersistentVolumeClaim inside a StatefulSet may leave both out.
    model
        .root()
        .ifPresent(
            root ->
                Map.of("apiVersion", root.apiVersion(), "kind", root.kind())
                    .forEach((name, value) -> properties.set(name, constant(value))));
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schema.set("properties", properties);
    if (!model.required().isEmpty()) {
      model.required().forEach(schema.putArray("required")::add);
    }
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode constant(String value) {
    return JSON.objectNode().put("const", value);
  }

  private static ObjectNode of(FieldType type) {
    ObjectNode schema = JSON.objectNode();
    if (type instanceof FieldType.Reference reference) {
      return schema.put("$ref", "#/definitions/" + reference.model());
    }
    if (type instanceof FieldType.ListOf list) {
      return schema.put("type", "array").set("items", of(list.item()));
    }
    if (type instanceof FieldType.MapOf map) {
      return schema.put("type", "object").set("additionalProperties", of(map.value()));
    }
    switch ((FieldType.Scalar) type) {
      case STRING, BYTES -> schema.put("type", "string");
      case INTEGER -> schema.put("type", "integer");
      case NUMBER -> schema.put("type", "number");
      case BOOLEAN -> schema.put("type", "boolean");
      case INT_OR_STRING -> {
        var alternatives = schema.putArray("oneOf");
        alternatives.addObject().put("type", "integer");
        alternatives.addObject().put("type", "string").put("minLength", 1);
      }
      case QUANTITY -> schema.putArray("type").add("string").add("number");
      case DATE_TIME -> schema.putArray("type").add("string").add("null");
      case ANYTHING -> {}
    }
    return schema;
  }
}
