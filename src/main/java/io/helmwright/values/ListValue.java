package io.helmwright.values;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.function.Function;

/** A list of strings; empty unless a default is given. */
public final class ListValue extends Value<List<String>, ListValue> {

  private String itemPattern = "";
  private boolean notEmpty;

  ListValue(Place place) {
    super(place, ResultType.LIST, JsonNodeFactory.instance.arrayNode());
    omittedWhenEmpty();
  }

  /** What values.yaml says. */
  public ListValue defaultsTo(String... items) {
    return defaultTo(array(items));
  }

  /** A list that shows how the value is used. */
  public ListValue example(String... items) {
    return exampleOf(array(items));
  }

  /** Refuses the empty list; for a field of a list's item. */
  public ListValue notEmpty() {
    notEmpty = true;
    return this;
  }

  @Override
  public Node node() {
    return notEmpty ? unguarded().node() : super.node();
  }

  /** What every item must look like. */
  public ListValue itemsMatching(String regularExpression) {
    itemPattern = regularExpression;
    return this;
  }

  /** True when the text is among the items. */
  public ValueTest contains(String text) {
    return new ValueTest.Contains(this, text);
  }

  /** Renders one list item per string. */
  public <R> Yaml<List<R>> forEach(Function<Expression<String>, Yaml<R>> body) {
    return Control.forEach(this, ResultType.TEXT, place().variableName(), body);
  }

  static ArrayNode array(String... items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (var item : items) {
      array.add(item);
    }
    return array;
  }

  @Override
  boolean breaksWhenMissing() {
    return notEmpty;
  }

  @Override
  public String typeName() {
    return "list of strings";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("array");
    ObjectNode items = schema.putObject("items").put("type", "string");
    items.put("pattern", itemPattern.isEmpty() ? PlainText.PATTERN : itemPattern);
    if (notEmpty) {
      schema.put("minItems", 1);
    }
    return schema;
  }
}
