package io.helmwright.values;

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

  /** What Go calls false, for every type that a value may have. */
  static ObjectNode empty() {
    ObjectNode schema = object();
    var values = schema.putArray("enum").addNull().add(false).add(0).add("");
    values.addArray();
    values.addObject();
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

  /** What Go calls true, for every type that a value may have. */
  static ObjectNode notEmpty() {
    ObjectNode schema = object();
    schema.put("minLength", 1).put("minItems", 1).put("minProperties", 1);
    schema.putObject("not").putArray("enum").addNull().add(false).add(0);
    return schema;
  }

  static ObjectNode not(ObjectNode refused) {
    ObjectNode schema = object();
    schema.set("not", refused);
    return schema;
  }

  /** Empty when the schema can't say one of the tests: half of them would mean something else. */
  static Optional<ObjectNode> combined(String keyword, List<ValueTest> tests) {
    ObjectNode schema = object();
    var array = schema.putArray(keyword);
    tests.stream().map(ValueTest::schema).flatMap(Optional::stream).forEach(array::add);
    return array.size() == tests.size() ? Optional.of(schema) : Optional.empty();
  }
}
