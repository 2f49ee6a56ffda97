package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.ResultType;

/** True or false; false unless a default is given. */
public final class BooleanValue extends Value<Boolean, BooleanValue> {

  BooleanValue(Place place) {
    super(place, ResultType.BOOLEAN, BooleanNode.FALSE);
  }

  /** What values.yaml says. */
  public BooleanValue defaultsTo(boolean value) {
    return defaultTo(BooleanNode.valueOf(value));
  }

  /** True when the value is true. */
  public ValueTest isTrue() {
    return new ValueTest.Equals(this, BooleanNode.TRUE);
  }

  /** True when the value is false. */
  public ValueTest isFalse() {
    return new ValueTest.Equals(this, BooleanNode.FALSE);
  }

  @Override
  boolean emptyMeansMissing() {
    return !defaultValue().map(JsonNode::asBoolean).orElse(false);
  }

  @Override
  public String typeName() {
    return "boolean";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    return definitions.type("boolean");
  }
}
