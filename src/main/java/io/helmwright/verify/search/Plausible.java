package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Comparison;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Input;
import io.helmwright.verify.syntax.ValueRead;
import io.helmwright.verify.syntax.ValueRead.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a user may set what a configuration sets. A schema says so. Where a value has none, the
 * search makes settings up to reach every branch; that templates stumble over those, or print what
 * Kubernetes refuses, says nothing about the chart. What is known to be meant then are switches,
 * what the chart or a profile sets, what templates compare the value with, and entries of mappings
 * that templates loop over or that hold labels and the like. Of mappings that are printed, and of
 * lists of which templates read each item's fields, only the shape is known: what is in them may be
 * refused, but there has to be room for it.
 */
final class Plausible {

  /** How far findings in a configuration say something about the chart. */
  enum Trust {
    /** Nobody may mean such values. */
    NONE,
    /** Such values are set, though not with these names and texts. */
    SHAPE,
    /** A user may set this. */
    ALL;

    private static final Set<String> ABOUT_SHAPE =
        Set.of(Breakage.CHECK, Breakage.NOT_YAML, "duplicate-key");

    /** Whether the chart is to blame for a finding. */
    boolean counts(Finding finding) {
      return this == ALL || this == SHAPE && ABOUT_SHAPE.contains(finding.check());
    }
  }

  private static final String ANY_ITEM = "*";

  /** Mappings that hold any keys with texts, wherever Kubernetes has them. */
  private static final Pattern OF_TEXTS =
      Pattern.compile("(?i).*(annotations|labels|nodeSelector)");

  private final SchemaView schema;
  private final ObjectNode defaults;
  private final List<ObjectNode> profiles;
  private final Map<ValuePath, Set<JsonNode>> compared = new HashMap<>();
  private final Map<List<String>, Set<Use>> uses = new HashMap<>();

  /** Where templates read values of certain names. */
  private final Set<List<String>> withFields = new HashSet<>();

  /**
   * @param profiles what users are known to supply
   */
  Plausible(
      SchemaView schema,
      ObjectNode defaults,
      Collection<ObjectNode> profiles,
      ChartTemplates templates) {
    this.schema = schema;
    this.defaults = defaults;
    this.profiles = List.copyOf(profiles);
    for (ValueRead read : templates.reads()) {
      List<String> path = read.path();
      uses.computeIfAbsent(path, p -> new HashSet<>()).add(read.use());
      for (int length = 1; length < path.size(); length++) {
        if (!path.get(length).equals(ANY_ITEM)) {
          withFields.add(path.subList(0, length));
        }
      }
    }
    for (Decision decision : templates.decisions()) {
      for (Comparison comparison : decision.on().comparisons()) {
        if (comparison.input() instanceof Input.Value value
            && !value.path().isEmpty()
            && comparison.function().equals("eq")) {
          compared
              .computeIfAbsent(ValuePath.ofWhole(value.path()), path -> new HashSet<>())
              .add(comparison.constant());
        }
      }
    }
  }

  /** How much of what a configuration shows is the chart's: as much as of its worst setting. */
  Trust trust(Configuration configuration) {
    Trust least = Trust.ALL;
    for (Change change : Bundles.difference(Space.NOTHING, configuration.values())) {
      Trust trust = trust(change);
      least = trust.compareTo(least) < 0 ? trust : least;
    }
    return least;
  }

  private Trust trust(Change change) {
    ValuePath path = change.path();
    JsonNode value = change.value();
    JsonNode byDefault = path.in(defaults);
    boolean meant =
        !schema.holdingFor(path).isMissingNode()
            || value.isBoolean() && byDefault.isBoolean()
            || value.equals(byDefault)
            || value.isArray() && value.isEmpty() && byDefault.isArray()
            || profiles.stream().anyMatch(profile -> path.in(profile).equals(value))
            || compared.getOrDefault(path, Set.of()).contains(value);
    if (meant) {
      return Trust.ALL;
    }
    if (value.isTextual() && path.keys().size() > 1) {
      return ofEntry(path.keys().subList(0, path.keys().size() - 1));
    }
    return value.isArray() && byDefault.isArray() ? ofList(path.keys(), value) : Trust.NONE;
  }

  /** A text with a new name in a mapping. */
  private Trust ofEntry(List<String> mapping) {
    Set<Use> used = uses.getOrDefault(mapping, Set.of());
    if (used.isEmpty() || withFields.contains(mapping) || withFields.contains(item(mapping))) {
      return Trust.NONE;
    }
    boolean texts = OF_TEXTS.matcher(mapping.get(mapping.size() - 1)).matches();
    JsonNode byDefault = new ValuePath(mapping).in(defaults);
    if (used.contains(Use.ITEMS) || texts && byDefault.isObject()) {
      return Trust.ALL;
    }
    return used.contains(Use.WHOLE) && byDefault.isObject() && byDefault.isEmpty()
        ? Trust.SHAPE
        : Trust.NONE;
  }

  /** Whether a mapping takes entries with any text. */
  boolean takesTexts(List<String> mapping) {
    return ofEntry(mapping) == Trust.ALL;
  }

  /** A list that is empty by default, with one item that has every field that templates read. */
  private Trust ofList(List<String> list, JsonNode value) {
    Set<Use> used = uses.getOrDefault(list, Set.of());
    List<String> item = item(list);
    boolean known =
        used.contains(Use.ITEMS)
            && !used.contains(Use.WHOLE)
            && !uses.getOrDefault(item, Set.of()).contains(Use.WHOLE)
            && withFields.contains(item)
            && value.equals(ItemShapes.list(inside(list)));
    return known ? Trust.SHAPE : Trust.NONE;
  }

  private static List<String> item(List<String> path) {
    var item = new ArrayList<>(path);
    item.add(ANY_ITEM);
    return item;
  }

  private Set<List<String>> inside(List<String> path) {
    var inside = new HashSet<List<String>>();
    for (List<String> read : uses.keySet()) {
      if (read.size() > path.size() && read.subList(0, path.size()).equals(path)) {
        inside.add(read.subList(path.size(), read.size()));
      }
    }
    return inside;
  }
}
