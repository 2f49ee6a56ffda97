package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The draft-07 fragments that {@link ValueTest} is made of. */
final class TestSchemas {

  private TestSchemas() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The schema, demanded of what is at the path; every key on the way must be there. */
  static ObjectNode at(List<String> path, ObjectNode schema) {
    ObjectNode result = schema;
    for (int i = path.size() - 1; i >= 0; i--) {
      ObjectNode level = object();
      level.putObject("properties").set(path.get(i), result);
      level.putArray("required").add(path.get(i));
      result = level;
    }
    return result;
  }

  /** The schema, demanded of what is at the path if anything is. */
  static ObjectNode atIfThere(List<String> path, ObjectNode schema) {
    ObjectNode result = schema;
    for (int i = path.size() - 1; i >= 0; i--) {
      ObjectNode level = object();
      level.putObject("properties").set(path.get(i), result);
      result = level;
    }
    return result;
  }

  /**
   * What Go calls false, for the type that the value has. Helm prints a {@code const}, a limit or a
   * list of scalars in its message, so that users see what would be allowed.
   */
  static ObjectNode empty(Value<?, ?> value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value.resultType()) {
      case TEXT, LINE, NAME -> oneOf(value, List.of(nodes.textNode("")));
      case INTEGER -> oneOf(value, List.of(nodes.numberNode(0)));
      case BOOLEAN -> oneOf(value, List.of(nodes.booleanNode(false)));
      case LIST -> object().put("maxItems", 0);
      case MAP -> object().put("maxProperties", 0);
      default ->
          oneOf(value, List.of(nodes.booleanNode(false), nodes.numberNode(0), nodes.textNode("")));
    };
  }

  /** One of these, or null where the value may be null or missing. */
  static ObjectNode oneOf(Value<?, ?> value, List<? extends JsonNode> choices) {
    boolean orNull = value.isNullable() || value.defaultValue().isEmpty();
    ObjectNode schema = object();
    if (choices.size() == 1 && !orNull) {
      schema.set("const", choices.get(0));
      return schema;
    }
    var array = schema.putArray("enum");
    if (orNull) {
      array.addNull();
    }
    choices.forEach(array::add);
    return schema;
  }

  /** A list whose items have other names. */
  static ObjectNode itemsNotNamed(List<String> names) {
    ObjectNode name = object();
    names.forEach(name.putObject("not").putArray("enum")::add);
    ObjectNode schema = object();
    schema.putObject("items").putObject("properties").set("name", name);
    return schema;
  }

  /** Nothing, or the empty text. */
  static ObjectNode blank() {
    ObjectNode schema = object();
    schema.putArray("enum").addNull().add("");
    return schema;
  }

  /** A map without these keys. */
  static ObjectNode keysOtherThan(List<String> keys) {
    ObjectNode schema = object();
    keys.forEach(schema.putObject("propertyNames").putObject("not").putArray("enum")::add);
    return schema;
  }

  /** An environment variable that does not say true. */
  static ObjectNode off() {
    ObjectNode schema = object();
    schema.putArray("enum").addNull().add(false).add("false").add("");
    return schema;
  }

  /** What Go calls true, for the type that the value has. */
  static ObjectNode notEmpty(Value<?, ?> value) {
    ObjectNode schema = object();
    return switch (value.resultType()) {
      case TEXT, LINE, NAME -> schema.put("type", "string").put("minLength", 1);
      case INTEGER ->
          value instanceof IntegerValue number && number.isNeverNegative()
              ? schema.put("type", "integer").put("minimum", 1)
              : schema.put("type", "integer").set("not", object().put("const", 0));
      case BOOLEAN -> schema.put("const", true);
      case LIST -> schema.put("type", "array").put("minItems", 1);
      case MAP -> schema.put("type", "object").put("minProperties", 1);
      default -> {
        schema.put("minLength", 1);
        schema.putObject("not").putArray("enum").addNull().add(false).add(0);
        yield schema;
      }
    };
  }

  /** A list without the text. */
  static ObjectNode itemsOtherThan(String text) {
    ObjectNode schema = object();
    schema.putObject("items").putObject("not").put("const", text);
    return schema;
  }

  static ObjectNode not(ObjectNode refused) {
    ObjectNode schema = object();
    schema.set("not", refused);
    return schema;
  }

  /** Empty when the schema can't say one of the tests: half of them would mean something else. */
  static Optional<ObjectNode> combined(String keyword, List<ValueTest> tests) {
    if (tests.size() == 1) {
      return tests.get(0).schema();
    }
    ObjectNode schema = object();
    var array = schema.putArray(keyword);
    tests.stream().map(ValueTest::schema).flatMap(Optional::stream).forEach(array::add);
    return array.size() == tests.size() ? Optional.of(schema) : Optional.empty();
  }
}
