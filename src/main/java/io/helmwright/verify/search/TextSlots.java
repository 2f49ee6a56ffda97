package io.helmwright.verify.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.helmwright.verify.syntax.ChartTemplates;
import io.helmwright.verify.syntax.Comparison;
import io.helmwright.verify.syntax.Decision;
import io.helmwright.verify.syntax.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places in the values of a chart that may hold any text: texts without a set of choices, an
 * entry of mappings of texts, an item of lists of texts.
 */
final class TextSlots {

  private static final String ENTRY = "key";
  private static final Set<String> NARROW = Set.of("enum", "const", "format");

  private final SchemaView schema;
  private final ObjectNode defaults;
  private final Plausible plausible;
  private final Set<ValuePath> compared = new HashSet<>();
  private final Map<ValuePath, Slot> slots = new LinkedHashMap<>();

  TextSlots(SchemaView schema, ObjectNode defaults, ChartTemplates templates, Plausible plausible) {
    this.schema = schema;
    this.defaults = defaults;
    this.plausible = plausible;
    for (Decision decision : templates.decisions()) {
      for (Comparison comparison : decision.on().comparisons()) {
        if (comparison.input() instanceof Input.Value value && !value.path().isEmpty()) {
          compared.add(ValuePath.ofWhole(value.path()));
        }
      }
    }
  }

  /**
   * A place for a text.
   *
   * @param path where the text is, or the list that it is the only item of
   * @param value the value that has to be filled for the text to be used, if conditions ask for it
   * @param inList whether it is an item of a list
   * @param described whether a schema says that it may be any text
   */
  record Slot(ValuePath path, ValuePath value, boolean inList, boolean described) {

    JsonNode filled(String text) {
      return inList ? JsonNodeFactory.instance.arrayNode().add(text) : TextNode.valueOf(text);
    }
  }

  /** All there are. */
  List<Slot> all() {
    schema.declared().forEach(path -> describe(path, schema.at(path)));
    collect(List.of(), defaults);
    return List.copyOf(slots.values());
  }

  private void describe(ValuePath path, JsonNode described) {
    if (isText(described)) {
      slots.put(path, new Slot(path, path, false, true));
    } else if (described.path("type").asText().equals("array")
        && isText(schema.resolved(schema.item(described)))) {
      slots.put(path, new Slot(path, path, true, true));
    } else if (described.path("type").asText().equals("object")
        && isText(schema.resolved(described.path("additionalProperties")))) {
      addEntry(path, ENTRY, true);
    } else {
      for (var pattern : described.path("patternProperties").properties()) {
        if (isText(schema.resolved(pattern.getValue()))) {
          Patterns.samples(pattern.getKey()).stream()
              .limit(1)
              .forEach(key -> addEntry(path, key.asText(), true));
        }
      }
    }
  }

  private static boolean isText(JsonNode described) {
    JsonNode type = described.path("type");
    boolean text =
        type.asText().equals("string")
            || type.valueStream().anyMatch(t -> t.asText().equals("string"));
    return text && NARROW.stream().noneMatch(described::has);
  }

  /** The texts of values.yaml that no schema describes. */
  private void collect(List<String> keys, JsonNode mapping) {
    for (var entry : mapping.properties()) {
      var inner = new ArrayList<>(keys);
      inner.add(entry.getKey());
      var path = new ValuePath(inner);
      JsonNode value = entry.getValue();
      if (!schema.holdingFor(path).isMissingNode() || compared.contains(path)) {
        continue;
      }
      if (value.isTextual()) {
        slots.putIfAbsent(path, new Slot(path, path, false, false));
      } else if (value.isObject() && value.isEmpty() && plausible.takesTexts(inner)) {
        addEntry(path, ENTRY, false);
      } else {
        collect(inner, value);
      }
    }
  }

  private void addEntry(ValuePath mapping, String key, boolean described) {
    var inner = new ArrayList<>(mapping.keys());
    inner.add(key);
    var path = new ValuePath(inner);
    slots.putIfAbsent(path, new Slot(path, mapping, false, described));
  }
}
