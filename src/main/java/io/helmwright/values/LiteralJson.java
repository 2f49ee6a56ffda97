package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.template.Node;
import io.helmwright.template.Term;
import java.util.ArrayList;

/** Turns a tree without expressions into JSON, for defaults, examples and profiles. */
public final class LiteralJson {

  private LiteralJson() {}

  /**
   * The JSON of a tree.
   *
   * @throws IllegalArgumentException when it holds an expression
   */
  public static JsonNode of(Node node) {
    var json = JsonNodeFactory.instance;
    if (node instanceof Node.Literal literal) {
      if (literal.value() instanceof String text) {
        return json.textNode(text);
      } else if (literal.value() instanceof Long number) {
        return json.numberNode(number);
      } else if (literal.value() instanceof Double number) {
        return json.numberNode(number);
      }
      return json.booleanNode((Boolean) literal.value());
    }
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = json.objectNode();
      for (var member : mapping.members()) {
        if (member instanceof Node.Entry entry && entry.key() instanceof Node.Literal key) {
          object.set(key.value().toString(), of(entry.value()));
        } else if (!(member instanceof Node.Comment)) {
          throw notLiteral();
        }
      }
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      var array = json.arrayNode();
      for (var member : sequence.members()) {
        if (member instanceof Node.Item item) {
          array.add(of(item.value()));
        } else if (!(member instanceof Node.Comment)) {
          throw notLiteral();
        }
      }
      return array;
    }
    throw notLiteral();
  }

  /** JSON as a template writes it: {@code list} and {@code dict} make what is no scalar. */
  static Term term(JsonNode json) {
    var parts = new ArrayList<Term>();
    if (json.isArray()) {
      json.forEach(item -> parts.add(term(item)));
      return new Term.Call("list", parts);
    }
    if (json.isObject()) {
      for (var member : json.properties()) {
        parts.add(new Term.Literal(member.getKey()));
        parts.add(term(member.getValue()));
      }
      return new Term.Call("dict", parts);
    }
    if (json.isTextual()) {
      return new Term.Literal(json.textValue());
    }
    if (json.isBoolean()) {
      return new Term.Literal(json.booleanValue());
    }
    return json.isIntegralNumber()
        ? new Term.Literal(json.longValue())
        : new Term.Literal(json.doubleValue());
  }

  /** What Go calls empty: "", 0, false, null, a collection without items. */
  public static boolean isEmpty(JsonNode json) {
    return json.isContainerNode()
        ? json.isEmpty()
        : json.isNull()
            || json.isTextual() && json.textValue().isEmpty()
            || json.isBoolean() && !json.booleanValue()
            || json.isNumber() && json.doubleValue() == 0;
  }

  private static IllegalArgumentException notLiteral() {
    return new IllegalArgumentException(
        "a default, an example or a profile can't hold a Helm expression");
  }
}
