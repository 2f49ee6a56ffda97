package io.helmwright.values;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.ResultType;
import java.util.List;

/** Text; empty unless a default is given. */
public final class StringValue extends Value<String, StringValue> {

  private List<String> choices = List.of();
  private String pattern = "";
  private int minLength;
  private int maxLength = -1;

  StringValue(Place place, ResultType type) {
    super(place, type, TextNode.valueOf(""));
  }

  /** What values.yaml says. */
  public StringValue defaultsTo(String value) {
    return defaultTo(TextNode.valueOf(value));
  }

  /** A text that shows how the value is used. */
  public StringValue example(String value) {
    return exampleOf(TextNode.valueOf(value));
  }

  /** The only texts allowed. */
  public StringValue oneOf(String... texts) {
    choices = List.of(texts);
    return this;
  }

  /**
   * What the text must look like.
   *
   * @param regularExpression in the common ground of ECMA 262 and RE2; not anchored by itself
   */
  public StringValue matching(String regularExpression) {
    pattern = regularExpression;
    return this;
  }

  /** Refuses the empty text. */
  public StringValue notEmpty() {
    minLength = 1;
    return this;
  }

  /** The most characters allowed. */
  public StringValue maxLength(int characters) {
    maxLength = characters;
    return this;
  }

  /** True when the text equals one of these. */
  public ValueTest is(String text) {
    return new ValueTest.Equals(this, TextNode.valueOf(text));
  }

  /** True when the text matches the regular expression. */
  public ValueTest matches(String regularExpression) {
    return new ValueTest.Matches(this, regularExpression);
  }

  /** The texts allowed; empty when any is. */
  public List<String> choices() {
    return choices;
  }

  @Override
  public String typeName() {
    return "string";
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.type("string");
    if (!choices.isEmpty()) {
      var allowed = schema.putArray("enum");
      choices.forEach(allowed::add);
    }
    if (!pattern.isEmpty()) {
      schema.put("pattern", pattern);
    }
    if (minLength > 0) {
      schema.put("minLength", minLength);
    }
    if (maxLength >= 0) {
      schema.put("maxLength", maxLength);
    }
    return schema;
  }
}
