package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression may be, as far as it can be told without rendering.
 *
 * @param roots it may be the context of a chart
 * @param same it may be one of these inputs, unchanged
 * @param sources inputs of which it may be the text after functions such as {@code lower}
 * @param derived what it depends on besides
 * @param fields its fields, where it is a mapping or list that the template makes
 * @param items what else may be in it
 * @param constants it may be one of these constants
 */
record FlowValue(
    Set<Root> roots,
    Set<Input> same,
    Set<Input> sources,
    Dependencies derived,
    Map<String, FlowValue> fields,
    Optional<FlowValue> items,
    Set<JsonNode> constants) {

  static final FlowValue NOTHING =
      new FlowValue(
          Set.of(), Set.of(), Set.of(), Dependencies.NONE, Map.of(), Optional.empty(), Set.of());

  static final String ANY = "*";

  /**
   * The context that Helm gives the templates of a chart.
   *
   * @param values where its values are in those of the outermost chart
   * @param folder the chart's folder in the outermost chart: empty or {@code charts/postgresql/}
   */
  record Root(List<String> values, String folder) {}

  static FlowValue root(Root root) {
    return NOTHING.withRoots(Set.of(root));
  }

  static FlowValue same(Input input) {
    return NOTHING.withSame(Set.of(input));
  }

  static FlowValue constant(JsonNode constant) {
    return NOTHING.withConstants(Set.of(constant));
  }

  static FlowValue derived(Dependencies on, Set<Input> sources) {
    return new FlowValue(Set.of(), Set.of(), sources, on, Map.of(), Optional.empty(), Set.of());
  }

  static FlowValue mapping(Map<String, FlowValue> fields) {
    return new FlowValue(
        Set.of(),
        Set.of(),
        Set.of(),
        Dependencies.NONE,
        Collections.unmodifiableMap(new LinkedHashMap<>(fields)),
        Optional.empty(),
        Set.of());
  }

  static FlowValue listOf(FlowValue item) {
    return new FlowValue(
        Set.of(), Set.of(), Set.of(), Dependencies.NONE, Map.of(), Optional.of(item), Set.of());
  }

  FlowValue withConstants(Set<JsonNode> values) {
    return new FlowValue(roots, same, sources, derived, fields, items, values);
  }

  FlowValue withDerived(Dependencies more) {
    return new FlowValue(roots, same, sources, derived.and(more), fields, items, constants);
  }

  private FlowValue withRoots(Set<Root> values) {
    return new FlowValue(values, same, sources, derived, fields, items, constants);
  }

  private FlowValue withSame(Set<Input> values) {
    return new FlowValue(roots, values, sources, derived, fields, items, constants);
  }

  /** One or the other. */
  FlowValue or(FlowValue other) {
    if (equals(other) || other.equals(NOTHING)) {
      return this;
    }
    if (equals(NOTHING)) {
      return other;
    }
    var merged = new LinkedHashMap<>(fields);
    other.fields.forEach((name, value) -> merged.merge(name, value, FlowValue::or));
    return new FlowValue(
        Dependencies.union(roots, other.roots),
        Dependencies.union(same, other.same),
        Dependencies.union(sources, other.sources),
        derived.and(other.derived),
        Collections.unmodifiableMap(merged),
        items.isEmpty() ? other.items : items.map(i -> other.items.map(i::or).orElse(i)),
        Dependencies.union(constants, other.constants));
  }

  static FlowValue anyOf(List<FlowValue> values) {
    return values.stream().reduce(NOTHING, FlowValue::or);
  }

  /** Any of the items that a range comes by. */
  FlowValue item() {
    FlowValue any = NOTHING.or(anyOf(List.copyOf(fields.values()))).or(items.orElse(NOTHING));
    return any.or(inputsAt(ANY)).or(rest());
  }

  /** What it is compared by: itself, or what its text is made of. */
  Set<Input> compared() {
    return Dependencies.union(same, sources);
  }

  /** What its being there and not empty depends on. */
  Dependencies dependencies() {
    return new Dependencies(same, Set.of()).and(derived);
  }

  /** What all that is in it depends on. */
  Dependencies contents() {
    var all = new ArrayList<Dependencies>();
    all.add(dependencies());
    roots.forEach(
        root -> all.add(new Dependencies(Set.of(new Input.Value(root.values())), Set.of())));
    fields.values().forEach(field -> all.add(field.contents()));
    items.ifPresent(item -> all.add(item.contents()));
    return all.stream().reduce(Dependencies.NONE, Dependencies::and);
  }

  /** What the inputs have under a name. */
  FlowValue inputsAt(String name) {
    var inner = new LinkedHashSet<Input>();
    for (Input input : same) {
      if (input instanceof Input.Value value) {
        inner.add(value.then(name));
      } else if (input instanceof Input.BuiltIn builtIn) {
        inner.add(new Input.BuiltIn(builtIn.text() + "." + name));
      } else {
        inner.add(input);
      }
    }
    return NOTHING.withSame(Collections.unmodifiableSet(inner));
  }

  /** What remains of it in each of its fields: what it was derived from. */
  FlowValue rest() {
    return derived(derived, sources);
  }

  /** All texts that it may be. */
  List<String> texts() {
    return constants.stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
  }
}
