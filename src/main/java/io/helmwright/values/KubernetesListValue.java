package io.helmwright.values;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;

/**
 * A list of objects of the Kubernetes API, taken from the user as they are.
 *
 * @param <T> the generated class of an item
 */
public final class KubernetesListValue<T extends Yaml<T>>
    extends Value<List<T>, KubernetesListValue<T>> {

  private final KubernetesType<T> type;

  KubernetesListValue(Place place, KubernetesType<T> type) {
    super(place, ResultType.LIST, JsonNodeFactory.instance.arrayNode());
    this.type = type;
    omittedWhenEmpty();
  }

  /** What values.yaml says. */
  @SafeVarargs
  public final KubernetesListValue<T> defaultsTo(Yaml<T>... items) {
    return defaultTo(json(items));
  }

  /** A list that shows how the value is used. */
  @SafeVarargs
  public final KubernetesListValue<T> example(Yaml<T>... items) {
    return exampleOf(json(items));
  }

  /**
   * True when an item has one of these names, which consist of letters, digits, {@code _} and
   * {@code -}.
   */
  public ValueTest hasItemNamed(String... names) {
    return new ValueTest.HasItemNamed(this, List.of(names));
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  final ArrayNode json(Yaml<T>... items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (var item : items) {
      array.add(LiteralJson.of(item.node()));
    }
    return array;
  }

  @Override
  boolean breaksWhenMissing() {
    return false;
  }

  @Override
  public String typeName() {
    return "list of " + type.definition();
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("array");
    schema.set("items", definitions.reference(type));
    return schema;
  }
}
