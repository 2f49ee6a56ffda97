package io.helmwright.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The syntax of {@code helm --set}: {@code a.b=c}, {@code list={x,y}}, {@code list[0].name=z},
 * several separated by commas, a backslash before a character that is meant literally. {@code
 * true}, {@code false}, {@code null} and integers without leading zero are typed; everything else
 * is text; so, as in Helm, <code>a={}</code> is a list of one empty text.
 */
public final class SetExpression {

  private static final int MAX_INDEX = 65_536;

  private final String text;
  private int position;

  private SetExpression(String text) {
    this.text = text;
  }

  /** What is wrong with an expression whatever the values are; empty when nothing is. */
  public static Optional<Problem> malformed(String expression) {
    try {
      apply(expression, JsonNodeFactory.instance.objectNode());
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problems().get(0));
    }
  }

  /**
   * Sets what the expression says in {@code values}.
   *
   * @throws ProblemException if the expression is malformed, or walks into something that isn't a
   *     mapping or a list
   */
  static void apply(String expression, ObjectNode values) {
    var parser = new SetExpression(expression);
    do {
      parser.assignment(values);
    } while (parser.position++ < expression.length() && parser.position < expression.length());
  }

  private void assignment(ObjectNode values) {
    List<PathStep> path = path();
    if (peek() != '=') {
      throw problem(
          "the key " + PathStep.join(path) + " has no value",
          "Write " + PathStep.join(path) + "=value");
    }
    position++;
    JsonNode value = peek() == '{' ? list() : typed(word(",").toString());
    if (position < text.length() && peek() != ',') {
      throw problem(
          "after the list comes " + text.substring(position) + " instead of a comma",
          "Separate assignments with commas");
    }
    set(values, path, value);
  }

  private List<PathStep> path() {
    var path = new ArrayList<PathStep>();
    do {
      if (!path.isEmpty()) {
        position++;
      }
      String key = word(".[=,").toString();
      if (key.isEmpty()) {
        throw problem("a key is empty", "Write path.to.key=value");
      }
      path.add(PathStep.key(key));
      while (peek() == '[') {
        path.add(PathStep.index(index()));
      }
    } while (peek() == '.');
    return path;
  }

  private int index() {
    int end = text.indexOf(']', position);
    String digits = end < 0 ? text.substring(position + 1) : text.substring(position + 1, end);
    if (end < 0 || !digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > MAX_INDEX) {
      throw problem(
          "[" + digits + (end < 0 ? "" : "]") + " is no list index",
          "Write a number from 0 to " + MAX_INDEX + " in brackets, as in list[0]");
    }
    position = end + 1;
    return Integer.parseInt(digits);
  }

  private ArrayNode list() {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    int start = position;
    do {
      position++;
      items.add(typed(word(",}").toString()));
    } while (peek() == ',');
    if (peek() != '}') {
      throw problem("the list " + text.substring(start) + " does not end", "Close the list with }");
    }
    position++;
    return items;
  }

  /** Reads up to one of the stop characters, or to the end, dropping backslashes. */
  private StringBuilder word(String stops) {
    var word = new StringBuilder();
    while (position < text.length() && stops.indexOf(text.charAt(position)) < 0) {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        position++;
      }
      word.append(text.charAt(position++));
    }
    return word;
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  private static JsonNode typed(String word) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
      return nodes.booleanNode(Boolean.parseBoolean(word));
    }
    if (word.equalsIgnoreCase("null")) {
      return nodes.nullNode();
    }
    if (word.equals("0") || word.matches("[-+]?[1-9][0-9]*|[-+]0[0-9]*")) {
      try {
        return nodes.numberNode(Long.parseLong(word));
      } catch (NumberFormatException tooLong) {
        return nodes.textNode(word);
      }
    }
    return nodes.textNode(word);
  }

  private void set(JsonNode container, List<PathStep> path, JsonNode value) {
    JsonNode current = container;
    for (int i = 0; i < path.size() - 1; i++) {
      PathStep step = path.get(i);
      boolean wantsList = path.get(i + 1).isIndex();
      JsonNode child = step.in(current);
      if (child == null || child.isNull()) {
        child =
            wantsList
                ? JsonNodeFactory.instance.arrayNode()
                : JsonNodeFactory.instance.objectNode();
        step.put(current, child);
      } else if (wantsList ? !child.isArray() : !child.isObject()) {
        String there = PathStep.join(path.subList(0, i + 1));
        throw problem(
            there + " is " + child + ", not a " + (wantsList ? "list" : "mapping"),
            "Set " + there + " itself, or remove it from the values before");
      }
      current = child;
    }
    path.get(path.size() - 1).put(current, value);
  }

  private ProblemException problem(String message, String cure) {
    return ProblemException.error("--set " + text, message, cure);
  }
}
