package io.helmwright.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import java.util.List;

/**
 * An environment variable among the keys of a map. It has no default; users may write numbers and
 * booleans as such or as text, since a variable is text in the end.
 */
public final class EnvironmentValue extends Value<String, EnvironmentValue> {

  private enum Kind {
    TEXT,
    FLAG,
    INTEGER
  }

  private Kind kind = Kind.TEXT;
  private String pattern = "";
  private List<String> choices = List.of();
  private long minimum;
  private long maximum = Long.MAX_VALUE;

  EnvironmentValue(Place place) {
    super(place, ResultType.SCALAR, null);
    optional();
  }

  /** Allows true and false only. */
  public EnvironmentValue flag() {
    kind = Kind.FLAG;
    return this;
  }

  /** Allows whole numbers only. */
  public EnvironmentValue integer(long min, long max) {
    kind = Kind.INTEGER;
    minimum = min;
    maximum = max;
    return this;
  }

  /** Allows addresses that begin with {@code http://} or {@code https://} only. */
  public EnvironmentValue url() {
    return matching("^https?://[^\\s]+$");
  }

  /** What the text must look like. */
  public EnvironmentValue matching(String regularExpression) {
    pattern = regularExpression;
    return this;
  }

  /** The only texts allowed. */
  public EnvironmentValue oneOf(String... texts) {
    choices = List.of(texts);
    return this;
  }

  /** A text that shows how the variable is used. */
  public EnvironmentValue example(String text) {
    return exampleOf(TextNode.valueOf(text));
  }

  /** True when the variable says true, as boolean or text. */
  public ValueTest isOn() {
    return new ValueTest.IsOn(this);
  }

  /** True when the variable says just that. */
  public ValueTest is(String text) {
    return new ValueTest.VariableIs(this, text);
  }

  /** The variable as a whole number, or another where it is empty. */
  public Expression<Integer> orDefault(long fallback) {
    Term term = new Term.Piped(term(), "default", new Term.Literal(fallback));
    return Expression.of(term, ResultType.INTEGER);
  }

  /**
   * The variable as text of one line, which may stand inside other text.
   *
   * @throws IllegalStateException when no pattern keeps line breaks out
   */
  public Expression<String> oneLine() {
    if (pattern.isEmpty()) {
      throw new IllegalStateException(
          key() + " may have several lines; give it a pattern with matching(…)");
    }
    return Expression.of(term(), ResultType.LINE);
  }

  /** The variable as text. */
  public Expression<String> text() {
    return Strings.scalarText(this);
  }

  @Override
  public Node node() {
    return text().node();
  }

  @Override
  public String typeName() {
    return switch (kind) {
      case TEXT -> "string";
      case FLAG -> "boolean";
      case INTEGER -> "integer";
    };
  }

  @Override
  ObjectNode typeSchema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    switch (kind) {
      case FLAG -> schema.putArray("enum").add(true).add(false).add("true").add("false").add("");
      case INTEGER -> {
        schema.putArray("type").add("integer").add("string");
        schema.put("minimum", minimum);
        if (maximum != Long.MAX_VALUE) {
          schema.put("maximum", maximum);
        }
        schema.put("pattern", "^[0-9]*$");
      }
      case TEXT -> {
        if (choices.isEmpty()) {
          schema.putArray("type").add("string").add("number").add("boolean");
          if (!pattern.isEmpty()) {
            schema.put("type", "string").put("pattern", emptyOr(pattern));
          }
        } else {
          var allowed = schema.putArray("enum");
          choices.forEach(allowed::add);
          allowed.add("");
        }
      }
    }
    return schema;
  }

  /** An empty variable counts as unset. */
  private static String emptyOr(String pattern) {
    return "^$|" + pattern;
  }
}
