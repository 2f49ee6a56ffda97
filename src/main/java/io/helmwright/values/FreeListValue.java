package io.helmwright.values;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Scope;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.function.Function;

/** A list of Kubernetes objects of any kind; empty unless a default is given. */
public final class FreeListValue extends Value<List<Object>, FreeListValue> {

  FreeListValue(Place place) {
    super(place, ResultType.LIST, JsonNodeFactory.instance.arrayNode());
    omittedWhenEmpty();
  }

  /** A list that shows how the value is used. */
  public FreeListValue example(Yaml<?>... objects) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (var object : objects) {
      array.add(LiteralJson.of(object.node()));
    }
    return exampleOf(array);
  }

  /** Renders a YAML document per item; nothing for an empty list. */
  public Yaml<Object> forEachDocument(Function<Expression<Object>, Yaml<?>> body) {
    var scope = new Scope(place().variableName());
    Node content = body.apply(Expression.of(scope.item(), ResultType.ANY)).node();
    return Yaml.of(new Node.Repeated(term(), scope, new Node.Document(content)));
  }

  @Override
  boolean breaksWhenMissing() {
    return false;
  }

  @Override
  public String typeName() {
    return "list of objects";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("array");
    ObjectNode item = definitions.type("object");
    item.putArray("required").add("apiVersion").add("kind").add("metadata");
    schema.set("items", item);
    return schema;
  }
}
