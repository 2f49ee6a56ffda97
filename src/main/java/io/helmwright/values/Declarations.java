package io.helmwright.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the groups of one file have declared, in order. */
final class Declarations {

  private final List<Value<?, ?>> values = new ArrayList<>();
  private final Map<List<String>, String> descriptions = new LinkedHashMap<>();
  private final Set<List<String>> openPaths = new LinkedHashSet<>();
  private final List<ValueRule> rules = new ArrayList<>();

  void add(Value<?, ?> value) {
    values.add(value);
  }

  void add(ValueRule rule) {
    rules.add(rule);
  }

  void describe(Place place, String description) {
    descriptions.put(place.path(), description);
  }

  void open(Place place) {
    openPaths.add(place.path());
  }

  List<Value<?, ?>> values() {
    return values;
  }

  List<ValueRule> rules() {
    return rules;
  }

  Map<List<String>, String> descriptions() {
    return descriptions;
  }

  Set<List<String>> openPaths() {
    return openPaths;
  }
}
