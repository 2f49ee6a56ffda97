package io.helmwright.values;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.ResultType;

/** A whole number; 0 unless a default is given. */
public final class IntegerValue extends Value<Integer, IntegerValue> {

  private Long minimum;
  private Long maximum;

  IntegerValue(Place place) {
    super(place, ResultType.INTEGER, LongNode.valueOf(0));
  }

  /** What values.yaml says. */
  public IntegerValue defaultsTo(long value) {
    return defaultTo(LongNode.valueOf(value));
  }

  /** A number that shows how the value is used. */
  public IntegerValue example(long value) {
    return exampleOf(LongNode.valueOf(value));
  }

  /** The least number allowed. */
  public IntegerValue min(long value) {
    minimum = value;
    return this;
  }

  /** The greatest number allowed. */
  public IntegerValue max(long value) {
    maximum = value;
    return this;
  }

  /** Allows port numbers only: 1 to 65535. */
  public IntegerValue port() {
    return min(1).max(65535);
  }

  /** True when the number is greater. */
  public ValueTest isGreaterThan(long bound) {
    return new ValueTest.GreaterThan(this, bound);
  }

  /** True when the number is not less than another value; only templates can tell. */
  public ValueTest isAtLeast(IntegerValue other) {
    return new ValueTest.AtLeast(this, other);
  }

  boolean isNeverNegative() {
    return minimum != null && minimum >= 0;
  }

  @Override
  boolean emptyMeansMissing() {
    return minimum != null && minimum > 0
        || defaultValue().map(json -> json.asLong() == 0).orElse(true);
  }

  @Override
  public String typeName() {
    return "integer";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("integer");
    if (minimum != null) {
      schema.put("minimum", minimum);
    }
    if (maximum != null) {
      schema.put("maximum", maximum);
    }
    return schema;
  }
}
