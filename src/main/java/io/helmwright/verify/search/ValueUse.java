package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.ValueFinding;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.ValueRead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the values that a chart declares with those that its templates read. */
final class ValueUse {

  private static final String VALUES = "values.yaml";
  private static final String SCHEMA = "values.schema.json";

  private final ChartTemplates templates;
  private final SchemaView schema;
  private final ObjectNode defaults;
  private final Set<String> elsewhere;

  /**
   * @param elsewhere keys of the values that belong to others: subcharts that are stood in for
   */
  ValueUse(
      ChartTemplates templates,
      SchemaView schema,
      ObjectNode defaults,
      Collection<String> elsewhere) {
    this.templates = templates;
    this.schema = schema;
    this.defaults = defaults;
    this.elsewhere = new TreeSet<>(elsewhere);
    // Helm hands it to subcharts, whoever declares it.
    this.elsewhere.add("global");
  }

  /** Values that are declared and never read; of a mapping that nothing reads, only the mapping. */
  List<ValueFinding> unread() {
    var declared = new TreeMap<ValuePath, String>();
    schema.declared().forEach(path -> declared.put(path, SCHEMA));
    collect(List.of(), defaults, declared);
    var unread = new ArrayList<ValueFinding>();
    var reported = new ArrayList<ValuePath>();
    declared.forEach(
        (path, file) -> {
          boolean others = elsewhere.contains(path.keys().get(0));
          boolean within = reported.stream().anyMatch(r -> r.isRelatedTo(path));
          if (!others && !within && templates.reads().stream().noneMatch(r -> reads(r, path))) {
            reported.add(path);
            unread.add(new ValueFinding(path.toString(), file, 0));
          }
        });
    return unread;
  }

  private static void collect(List<String> keys, JsonNode values, TreeMap<ValuePath, String> into) {
    values
        .properties()
        .forEach(
            entry -> {
              var inner = new ArrayList<>(keys);
              inner.add(entry.getKey());
              into.put(new ValuePath(inner), VALUES);
              collect(inner, entry.getValue(), into);
            });
  }

  /** Whether a place reads the value, something in it, or all of something that it is in. */
  private static boolean reads(ValueRead read, ValuePath path) {
    List<String> keys = path.keys();
    int common = Math.min(keys.size(), read.path().size());
    for (int i = 0; i < common; i++) {
      String key = read.path().get(i);
      if (!key.equals("*") && !key.equals(keys.get(i))) {
        return false;
      }
    }
    return read.path().size() >= keys.size() || read.whole();
  }

  /** Values that a template reads and that neither the schema nor values.yaml has. */
  List<ValueFinding> undeclared() {
    var undeclared = new TreeMap<String, ValueFinding>();
    for (ValueRead read : templates.reads()) {
      List<String> keys = read.path();
      boolean own = !keys.isEmpty() && !keys.contains("*") && !elsewhere.contains(keys.get(0));
      boolean known =
          own && (schema.declares(keys) || !new ValuePath(keys).in(defaults).isMissingNode());
      if (own && !known && !isOpen(keys) && !read.file().startsWith("charts/")) {
        String path = String.join(".", keys);
        undeclared.putIfAbsent(path, new ValueFinding(path, read.file(), read.line()));
      }
    }
    return List.copyOf(undeclared.values());
  }

  /**
   * Whether it lies in a mapping that may hold anything, or keys such as this, or in no mapping at
   * all.
   */
  private boolean isOpen(List<String> keys) {
    for (int length = 1; length < keys.size(); length++) {
      ValuePath above = new ValuePath(keys.subList(0, length));
      JsonNode described = schema.at(above);
      boolean free =
          described.path("additionalProperties").isObject()
              || described.path("additionalProperties").asBoolean(false)
              || described.isObject() && schema.properties(described).isEmpty()
              || isAllowedByPattern(described, keys.get(length));
      JsonNode byDefault = above.in(defaults);
      if (free || described.isMissingNode() && byDefault.isObject() && byDefault.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAllowedByPattern(JsonNode mapping, String key) {
    return mapping.path("patternProperties").properties().stream()
        .anyMatch(entry -> Patterns.find(entry.getKey(), key));
  }
}
