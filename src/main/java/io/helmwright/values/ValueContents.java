package io.helmwright.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what a declaration gives its users, defaults, examples and profiles, against the schema
 * that the same declaration gives them. A default that nobody named, such as the empty text of a
 * value that must not be empty, is the user's to replace.
 */
public final class ValueContents {

  private final List<Problem> problems = new ArrayList<>();
  private final SchemaDefinitions definitions;

  private ValueContents(SchemaDefinitions definitions) {
    this.definitions = definitions;
  }

  /**
   * What breaks its own schema.
   *
   * @param chart the chart's name
   * @param profiles what is set beside the defaults
   */
  public static List<Problem> check(String chart, ValuesSpec values, List<Profile> profiles) {
    var contents = new ValueContents(values.schemaDefinitions());
    contents.declarations(chart + ": value ", values.declaredValues());
    for (var profile : profiles) {
      contents.profile(chart, profile, values.declaredValues());
    }
    return List.copyOf(contents.problems);
  }

  /**
   * Whether values are complete: with them over the defaults, every value keeps to its schema, and
   * all of them to the rules that the schema can tell.
   *
   * @param values the declared values
   * @param tree the same as a tree
   * @param set what is set beside the defaults
   */
  public static boolean accepts(ValuesSpec values, ValueTree tree, ObjectNode set) {
    SchemaDefinitions definitions = values.schemaDefinitions();
    ObjectNode all = tree.defaults().deepCopy();
    JsonTree.merge(all, set);
    return SchemaMatch.of(all, tree.schema(definitions), definitions).isEmpty()
        && values.rules().stream()
            .flatMap(rule -> rule.schema().stream())
            .allMatch(rule -> SchemaMatch.of(all, rule, definitions).isEmpty());
  }

  private void declarations(String prefix, List<Value<?, ?>> values) {
    for (var value : values) {
      String place = prefix + value.key();
      if (value.hasOwnDefault()) {
        value.defaultValue().ifPresent(json -> compare(value, json, place, "the default", ""));
      }
      for (var example : value.examples()) {
        compare(value, example, place, "the example", "");
      }
      if (value instanceof ItemListValue<?> list) {
        declarations(place + "[].", list.fields().declarations().values());
      }
    }
  }

  private void profile(String chart, Profile profile, List<Value<?, ?>> values) {
    ObjectNode set = profile.values();
    for (var value : values) {
      JsonNode json = at(set, value.path());
      if (!json.isMissingNode()) {
        compare(
            value,
            value instanceof MapValue
                ? withoutDeclaredKeys((ObjectNode) json, value, values)
                : json,
            chart + ": profile " + profile.name(),
            "",
            value.key());
      }
    }
  }

  private static JsonNode at(JsonNode json, List<String> path) {
    JsonNode at = json;
    for (var key : path) {
      at = at.has(key) ? at.get(key) : MissingNode.getInstance();
    }
    return at;
  }

  /** Those keys have schemas of their own. */
  private static JsonNode withoutDeclaredKeys(
      ObjectNode json, Value<?, ?> map, List<Value<?, ?>> values) {
    ObjectNode others = json.deepCopy();
    int depth = map.path().size();
    for (var value : values) {
      if (value.path().size() > depth && value.path().subList(0, depth).equals(map.path())) {
        others.remove(value.path().get(depth));
      }
    }
    return others;
  }

  private void compare(Value<?, ?> value, JsonNode json, String place, String what, String key) {
    JsonNode schema = value.schema(definitions);
    for (var mismatch : SchemaMatch.of(json, schema, definitions)) {
      String path = mismatch.path();
      String at = key.isEmpty() || path.isEmpty() || path.startsWith("[") ? path : "." + path;
      String where = (what + " " + key + at).strip();
      problems.add(
          Problem.error(
              place,
              where + ": " + mismatch.message(),
              "Correct it, or allow it in the value's declaration"));
    }
  }
}
