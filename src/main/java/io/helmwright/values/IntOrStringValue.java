package io.helmwright.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.IntOrString;
import io.helmwright.template.ResultType;

/** A whole number, a percentage or a port's name; empty unless a default is given. */
public final class IntOrStringValue extends Value<IntOrString, IntOrStringValue> {

  private String pattern = "^[A-Za-z0-9.%-]*$";

  IntOrStringValue(Place place) {
    super(place, ResultType.INT_OR_STRING, TextNode.valueOf(""));
  }

  /** What values.yaml says. */
  public IntOrStringValue defaultsTo(long value) {
    return defaultTo(LongNode.valueOf(value));
  }

  /** What values.yaml says. */
  public IntOrStringValue defaultsTo(String value) {
    return defaultTo(TextNode.valueOf(value));
  }

  /** A number that shows how the value is used. */
  public IntOrStringValue example(long value) {
    return exampleOf(LongNode.valueOf(value));
  }

  /** A text that shows how the value is used. */
  public IntOrStringValue example(String value) {
    return exampleOf(TextNode.valueOf(value));
  }

  /** What the value must look like when it is text. */
  public IntOrStringValue matching(String regularExpression) {
    pattern = regularExpression;
    return this;
  }

  /** True when there is a number, also 0, or text. */
  public ValueTest isGiven() {
    return new ValueTest.IsGiven(this);
  }

  /** The number 0 is not the empty text. */
  @Override
  boolean emptyMeansMissing() {
    return defaultValue().map(LiteralJson::isEmpty).orElse(true);
  }

  @Override
  public String typeName() {
    return "integer or string";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    var types = schema.putArray("type").add("integer").add("string");
    if (isNullable()) {
      types.add("null");
    }
    if (!pattern.isEmpty()) {
      schema.put("pattern", pattern);
    }
    return schema;
  }
}
