package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Scope;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value of the chart, declared once. It is an expression, so it goes wherever its type fits; its
 * path can't be written by hand, so it can't be misspelt.
 *
 * @param <T> what the value renders to
 * @param <V> the declaring class itself, for fluent calls
 */
public abstract class Value<T, V extends Value<T, V>> implements Expression<T> {

  private final Place place;
  private final ResultType resultType;
  private final List<JsonNode> examples = new ArrayList<>();
  private JsonNode defaultValue;
  private String description = "";
  private String deprecation = "";
  private boolean secret;
  private boolean nullable;
  private boolean omittedWhenEmpty;

  Value(Place place, ResultType resultType, JsonNode initialDefault) {
    this.place = place;
    this.resultType = resultType;
    this.defaultValue = initialDefault;
  }

  /**
   * What the value is for: one or more sentences. Goes to values.yaml, the schema and the README.
   */
  public final V describedAs(String text) {
    description = text;
    return self();
  }

  /** Says that the value will go, and what replaces it. */
  public final V deprecated(String replacement) {
    deprecation = replacement;
    return self();
  }

  /** Marks what must never leave a Secret. */
  public final V secret() {
    secret = true;
    return self();
  }

  /** Allows null, for "let the cluster decide". */
  public final V nullable() {
    nullable = true;
    return self();
  }

  /**
   * The value has no default and may be missing; it is documented as a comment in values.yaml and
   * the field that it fills is left out while it is empty.
   */
  public final V optional() {
    defaultValue = null;
    omittedWhenEmpty = true;
    return self();
  }

  /** The field that the value fills is left out while the value is empty. */
  public final V omittedWhenEmpty() {
    omittedWhenEmpty = true;
    return self();
  }

  final V defaultTo(JsonNode value) {
    defaultValue = value;
    return self();
  }

  final V exampleOf(JsonNode value) {
    examples.add(value);
    return self();
  }

  /** The keys from the root of values.yaml, or from the list item that holds the value. */
  public final List<String> path() {
    return place.path();
  }

  /** The path as users write it: {@code heimdall.replicaCount}. */
  public final String key() {
    return String.join(".", place.path());
  }

  /** What values.yaml says; empty for a value that may be missing. */
  public final Optional<JsonNode> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** What the value is for. */
  public final String description() {
    return description;
  }

  /** What replaces a value that will go; empty for one that stays. */
  public final String deprecation() {
    return deprecation;
  }

  /** Whether the key only tells those who still use it where to go; then it is not documented. */
  public final boolean isRetired() {
    return defaultValue == null && !deprecation.isEmpty();
  }

  /** Whether it must never leave a Secret. */
  public final boolean isSecret() {
    return secret;
  }

  /** Whether null is allowed. */
  public final boolean isNullable() {
    return nullable;
  }

  /** Values that show how it is used. */
  public final List<JsonNode> examples() {
    return List.copyOf(examples);
  }

  /** Whether everything that needs the value breaks without it. */
  public boolean isRequired() {
    return defaultValue != null && !nullable;
  }

  /** The value's type in words, for the documentation: {@code integer}, {@code list of strings}. */
  public abstract String typeName();

  /** The type and its constraints as JSON Schema draft-07, without description and default. */
  abstract ObjectNode typeSchema(SchemaDefinitions definitions);

  /** JSON Schema draft-07 for the value. */
  public final ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = typeSchema(definitions);
    if (nullable && schema.path("type").isTextual()) {
      schema.putArray("type").add(schema.get("type").asText()).add("null");
    }
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    if (!description.isEmpty()) {
      described.put("description", description);
    }
    described.setAll(schema);
    if (defaultValue != null) {
      described.set("default", defaultValue);
    }
    if (!examples.isEmpty()) {
      described.putArray("examples").addAll(examples);
    }
    if (!deprecation.isEmpty()) {
      described.put("deprecated", true);
    }
    return described;
  }

  @Override
  public final Term term() {
    return place.term();
  }

  @Override
  public ResultType resultType() {
    return resultType;
  }

  /** Renders the value; nothing at all for an empty one that may be left out. */
  @Override
  public Node node() {
    if (!omittedWhenEmpty) {
      return new Node.Evaluated(term(), resultType());
    }
    var scope = new Scope(place.variableName());
    return new Node.With(term(), scope, new Node.Evaluated(scope.item(), resultType()));
  }

  /**
   * Renders the value even when it is empty: where a rule or a condition makes sure that it isn't.
   */
  public final Yaml<T> unguarded() {
    return Yaml.of(new Node.Evaluated(term(), resultType()));
  }

  /** True when the value is neither empty, nor zero, nor false. */
  public final ValueTest isSet() {
    return new ValueTest.IsSet(this);
  }

  Place place() {
    return place;
  }

  @Override
  public String toString() {
    return key();
  }

  @SuppressWarnings("unchecked")
  private V self() {
    return (V) this;
  }
}
