package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.search.Space.Change;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Comparison;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Input;
import io.helmwright.verify.syntax.ValueRead;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a user may set what a configuration sets. A schema says so. Where a value has none, the
 * search makes settings up to reach every branch; that templates stumble over those, or print what
 * Kubernetes refuses, says nothing about the chart. What is known to be meant then are switches,
 * what the chart or a profile sets, what templates compare the value with, and entries of mappings
 * that templates loop over.
 */
final class Plausible {

  private final SchemaView schema;
  private final ObjectNode defaults;
  private final List<ObjectNode> profiles;
  private final Map<ValuePath, Set<JsonNode>> compared = new HashMap<>();
  private final Set<ValuePath> loopedOver = new HashSet<>();

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
      if (read.use() == ValueRead.Use.ITEMS && !read.path().contains("*")) {
        loopedOver.add(new ValuePath(read.path()));
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

  /** Whether it sets nothing that was made up. */
  boolean is(Configuration configuration) {
    return Bundles.difference(Space.NOTHING, configuration.values()).stream().allMatch(this::is);
  }

  private boolean is(Change change) {
    ValuePath path = change.path();
    JsonNode value = change.value();
    JsonNode byDefault = path.in(defaults);
    return !schema.at(path).isMissingNode()
        || value.isBoolean() && byDefault.isBoolean()
        || value.equals(byDefault)
        || value.isArray() && value.isEmpty() && byDefault.isArray()
        || profiles.stream().anyMatch(profile -> path.in(profile).equals(value))
        || isEntryOfLoop(change)
        || compared.getOrDefault(path, Set.of()).contains(value);
  }

  private boolean isEntryOfLoop(Change change) {
    return change.value().isTextual()
        && loopedOver.stream().anyMatch(mapping -> mapping.isRelatedTo(change.path()));
  }
}
