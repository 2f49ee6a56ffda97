package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
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
  private boolean hasOwnDefault;
  private boolean optional;

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
   *
   * @throws IllegalStateException when a default was given
   */
  public final V optional() {
    if (hasOwnDefault) {
      throw contradiction();
    }
    optional = true;
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
    if (optional) {
      throw contradiction();
    }
    hasOwnDefault = true;
    defaultValue = value;
    return self();
  }

  private IllegalStateException contradiction() {
    return new IllegalStateException(
        key() + ": optional() says that it has no default, defaultsTo(…) that it has; call one");
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

  /**
   * What values.yaml says, or for a field of a list's item what counts when it is missing; empty
   * for a value that may be missing, and for an item's field that was given no default.
   */
  public final Optional<JsonNode> defaultValue() {
    return place.isInItem() && !hasOwnDefault
        ? Optional.empty()
        : Optional.ofNullable(defaultValue);
  }

  /** Whether the declaration names the default; else it is the type's own. */
  public final boolean hasOwnDefault() {
    return hasOwnDefault;
  }

  /** What the templates read instead when an item lacks the field; empty for all other values. */
  private Optional<JsonNode> fallback() {
    return place.isInItem() && hasOwnDefault ? Optional.of(defaultValue) : Optional.empty();
  }

  /** What the value is for. */
  public final String description() {
    return description;
  }

  /** What replaces a value that will go; empty for one that stays. */
  public final String deprecation() {
    return deprecation;
  }

  /** A sentence that says what replaces the value; empty unless it will go. */
  public final String deprecationNotice() {
    String replacement = deprecation.strip();
    if (replacement.isEmpty()) {
      return "";
    }
    return replacement.indexOf(' ') < 0
        ? "Deprecated: use " + replacement + " instead."
        : "Deprecated: " + replacement + (replacement.endsWith(".") ? "" : ".");
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
  public final boolean isRequired() {
    return fallback().isEmpty() && breaksWhenMissing();
  }

  /** Whether templates need the value, when there is no fallback. */
  boolean breaksWhenMissing() {
    return defaultValue != null && !nullable;
  }

  /**
   * Whether a value that Go calls empty means the same as none, so that {@code default} may replace
   * it. A zero or a false that somebody wrote has to stay.
   */
  boolean emptyMeansMissing() {
    return true;
  }

  /** The fields of the value's items; empty for what is no list of objects with declared fields. */
  public Optional<ValueTree> itemTree() {
    return Optional.empty();
  }

  /** The value's type in words, for the documentation: {@code integer}, {@code list of strings}. */
  public abstract String typeName();

  /** The type and its constraints as JSON Schema draft-07, without description and default. */
  abstract ObjectNode typeSchema(SchemaDefinitions definitions);

  /** JSON Schema draft-07 for the value. */
  public final ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = typeSchema(definitions);
    if (nullable) {
      schema = orNull(schema);
    }
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    String text = (deprecationNotice() + " " + description).strip();
    if (!text.isEmpty()) {
      described.put("description", text);
    }
    described.setAll(schema);
    defaultValue().ifPresent(json -> described.set("default", json));
    if (!examples.isEmpty()) {
      described.putArray("examples").addAll(examples);
    }
    if (!deprecation.isEmpty()) {
      described.put("deprecated", true);
    }
    return described;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (schema.path("enum") instanceof ArrayNode choices) {
      choices.addNull();
    }
    if (type.isTextual()) {
      schema.putArray("type").add(type.asText()).add("null");
    } else if (schema.has("$ref")) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return either;
    }
    return schema;
  }

  @Override
  public final Term term() {
    return fallback().map(this::orElse).orElseGet(place::term);
  }

  private Term orElse(JsonNode otherwise) {
    Term literal = LiteralJson.term(otherwise);
    return emptyMeansMissing() && !nullable
        ? new Term.Piped(place.term(), "default", literal)
        : place.dug(literal);
  }

  @Override
  public ResultType resultType() {
    return resultType;
  }

  /** Renders the value; nothing at all for an empty one that may be left out. */
  @Override
  public Node node() {
    boolean neverEmpty = fallback().isPresent() && !LiteralJson.isEmpty(defaultValue);
    if (!omittedWhenEmpty || neverEmpty && emptyMeansMissing()) {
      return new Node.Evaluated(term(), resultType());
    }
    Expression<T> guarded = Expression.of(term(), resultType());
    return Control.with(guarded, place.variableName(), it -> it).node();
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
