package io.helmwright.codegen;

import java.util.List;
import java.util.Optional;

/**
 * One type of the Kubernetes API.
 *
 * @param name the name without version: {@code Container}
 * @param description what the API documents, or ""
 * @param root set for a kind that stands in a document of its own
 * @param fields all fields, sorted by name
 */
record Model(String name, String description, Optional<RootKind> root, List<Field> fields) {

  /**
   * One field.
   *
   * @param name the name in YAML
   * @param type what it holds
   * @param required whether Kubernetes demands it
   * @param description what the API documents, or ""
   */
  record Field(String name, FieldType type, boolean required, String description) {}

  /** The names of the fields that Kubernetes demands. */
  List<String> required() {
    return fields.stream().filter(Field::required).map(Field::name).toList();
  }
}
