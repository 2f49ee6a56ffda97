package io.helmwright.chart;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.Problem;
import io.helmwright.values.Value;
import io.helmwright.values.ValueTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the values say can be written in UTF-8 and read as YAML: no half of a surrogate pair, no
 * U+0000.
 */
final class ValueTextRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    String place = chart.name() + ": value";
    tree(ValueTree.of(chart.values()), place + " ", problems);
    for (var profile : chart.profiles()) {
      String name = chart.name() + ": profile " + profile.name();
      text(profile.description(), name, "the description", problems);
      json(profile.values(), name, "a value", problems);
    }
    return problems;
  }

  private static void tree(ValueTree level, String prefix, List<Problem> problems) {
    level
        .children()
        .forEach(
            (key, child) -> {
              String place = prefix + key;
              text(child.description(), place, "the description", problems);
              child.value().ifPresent(value -> value(value, place, problems));
              tree(child, place + ".", problems);
            });
  }

  private static void value(Value<?, ?> value, String place, List<Problem> problems) {
    text(value.description(), place, "the description", problems);
    text(value.deprecation(), place, "the replacement", problems);
    value.defaultValue().ifPresent(json -> json(json, place, "the default", problems));
    value.examples().forEach(json -> json(json, place, "an example", problems));
    value.itemTree().ifPresent(items -> tree(items, place + "[].", problems));
  }

  private static void json(JsonNode json, String place, String what, List<Problem> problems) {
    if (json.isTextual()) {
      text(json.textValue(), place, what, problems);
    }
    json.fieldNames().forEachRemaining(key -> text(key, place, what, problems));
    json.forEach(child -> json(child, place, what, problems));
  }

  private static void text(String text, String place, String what, List<Problem> problems) {
    unwritable(text)
        .ifPresent(
            name ->
                problems.add(
                    Problem.error(
                        place,
                        what + " holds " + name + ", which no file of a chart can",
                        "Remove the character")));
  }

  private static Optional<String> unwritable(String text) {
    return text.codePoints()
        .filter(c -> c == 0 || Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE)
        .mapToObj(
            c ->
                c == 0
                    ? "U+0000"
                    : "U+"
                        + Integer.toHexString(c).toUpperCase(Locale.ROOT)
                        + ", half of a surrogate pair")
        .findFirst();
  }
}
