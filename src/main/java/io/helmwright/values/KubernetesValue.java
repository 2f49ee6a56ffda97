package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;

/**
 * An object of the Kubernetes API, taken from the user as it is. Its schema is Kubernetes' own.
 *
 * @param <T> the generated class
 */
public final class KubernetesValue<T extends Yaml<T>> extends Value<T, KubernetesValue<T>> {

  private final KubernetesType<T> type;

  KubernetesValue(Place place, KubernetesType<T> type) {
    super(place, ResultType.MAP, JsonNodeFactory.instance.objectNode());
    this.type = type;
    omittedWhenEmpty();
  }

  /**
   * What values.yaml says.
   *
   * @throws IllegalArgumentException when it holds an expression
   */
  public KubernetesValue<T> defaultsTo(Yaml<T> value) {
    return defaultTo(LiteralJson.of(value.node()));
  }

  /** An object that shows how the value is used. */
  public KubernetesValue<T> example(Yaml<T> value) {
    return exampleOf(LiteralJson.of(value.node()));
  }

  /** True when the object has the field, and it is not empty. */
  public ValueTest has(String... field) {
    return new ValueTest.HasField(this, List.of(field));
  }

  /** True when a field of the object says just that. */
  public ValueTest says(String text, String... field) {
    return new ValueTest.FieldIs(this, List.of(field), text);
  }

  /** The JSON of a literal object. */
  JsonNode json(Yaml<T> value) {
    return LiteralJson.of(value.node());
  }

  @Override
  boolean breaksWhenMissing() {
    return false;
  }

  @Override
  public String typeName() {
    return type.definition();
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    return JsonNodeFactory.instance.objectNode().setAll(definitions.reference(type));
  }
}
