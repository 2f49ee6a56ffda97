package io.helmwright.diff.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.JsonSchemas;
import io.helmwright.verify.MergedValues;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a chart accepts as values: its values.schema.json, its defaults, and what its templates read
 * and refuse. A chart without a schema accepts anything; its keys and their types are then those of
 * values.yaml.
 */
public final class ValuesContract {

  private static final String VALUES = "values.yaml";
  private static final String SCHEMA = "values.schema.json";

  private final Optional<JsonNode> schema;
  private final ObjectNode defaults;
  private final Map<String, ObjectNode> profiles;
  private final TemplateUse use;
  private final String schemaFile;
  private final Set<String> subcharts;
  private final JsonSchemas validator = JsonSchemas.asHelm(name -> schema().toString(), "value");

  private ValuesContract(
      Optional<JsonNode> schema,
      ObjectNode defaults,
      Map<String, ObjectNode> profiles,
      TemplateUse use,
      String schemaFile,
      Set<String> subcharts) {
    this.schema = schema;
    this.defaults = defaults;
    this.profiles = profiles;
    this.use = use;
    this.schemaFile = schemaFile;
    this.subcharts = subcharts;
  }

  /**
   * Reads a chart's contract.
   *
   * @throws ProblemException if its values aren't a mapping or its schema isn't one of JSON
   */
  public static ValuesContract of(ChartFiles chart) {
    var profiles = new LinkedHashMap<String, ObjectNode>();
    chart.profiles().values().forEach(file -> profiles.put(file, chart.yaml(file)));
    ObjectNode defaults = chart.yaml(VALUES);
    return new ValuesContract(
        schema(chart, SCHEMA),
        defaults,
        profiles,
        TemplateUse.of(chart, defaults),
        SCHEMA,
        Subcharts.keys(chart));
  }

  /**
   * The contract of a subchart, as users of the outer chart see it: under its key.
   *
   * @param folder where its files are in the outer chart
   * @param path the keys that lead to its values
   * @param inner its defaults, with what the outer chart says of them
   */
  ValuesContract ofSubchart(ChartFiles chart, String folder, ValuePath path, ObjectNode inner) {
    String file = folder + SCHEMA;
    return new ValuesContract(
        schema(chart, file).map(own -> Subcharts.schemaUnder(path, own)),
        path.holding(inner),
        Map.of(),
        use,
        file,
        subcharts);
  }

  private static Optional<JsonNode> schema(ChartFiles chart, String file) {
    return chart.text(file).map(text -> parsed(file, text));
  }

  private static JsonNode parsed(String file, String text) {
    try {
      JsonNode schema = new ObjectMapper().readTree(text);
      if (schema.isObject()) {
        return schema;
      }
    } catch (JsonProcessingException e) {
      // Told below, as for other JSON that is no schema.
    }
    throw ProblemException.error(file, "not a JSON schema: it is no mapping", "Correct it there");
  }

  /** Where messages say that the schema is. */
  String schemaFile() {
    return schemaFile;
  }

  /** Whether a value is one of a subchart that this has and another contract hasn't. */
  boolean loses(ValuePath path, ValuesContract other) {
    String key = path.keys().get(0);
    return subcharts.contains(key) && !other.subcharts.contains(key);
  }

  boolean hasSchema() {
    return schema.isPresent();
  }

  /** The schema; without one, what the defaults tell of it. */
  JsonNode schema() {
    return schema.orElseGet(() -> told(defaults));
  }

  ObjectNode defaults() {
    return defaults;
  }

  /** Whether the schema says what a value is. */
  boolean isDeclared(ValuePath path) {
    JsonNode at = resolved(schema(), new HashSet<>());
    for (String key : path.keys()) {
      List<JsonNode> about =
          Mappings.possible(at, key).stream().filter(JsonNode::isObject).toList();
      if (about.isEmpty()) {
        return false;
      }
      at = resolved(about.get(0), new HashSet<>());
    }
    return true;
  }

  /** The profiles in the chart, by their file. */
  Map<String, ObjectNode> profiles() {
    return profiles;
  }

  TemplateUse use() {
    return use;
  }

  /**
   * Whether the schema accepts what a user supplies, over the defaults; compiled when first asked.
   */
  boolean accepts(ObjectNode supplied) {
    return schema.isEmpty() || validator.accepts(SCHEMA, MergedValues.over(defaults, supplied));
  }

  /**
   * The values that have names, at any depth: those that the schema declares, and of what it says
   * nothing about, those of values.yaml.
   */
  Map<ValuePath, JsonNode> keys() {
    var keys = new LinkedHashMap<ValuePath, JsonNode>();
    collect(ValuePath.ROOT, resolved(schema(), new HashSet<>()), defaults, Set.of(), keys);
    return keys;
  }

  private void collect(
      ValuePath at,
      JsonNode schema,
      JsonNode byDefault,
      Set<String> references,
      Map<ValuePath, JsonNode> into) {
    JsonNode declared = schema.path("properties");
    for (Map.Entry<String, JsonNode> property : declared.properties()) {
      String name = property.getKey();
      var seen = new HashSet<>(references);
      JsonNode inner = resolved(property.getValue(), seen);
      into.put(at.then(name), inner);
      collect(at.then(name), inner, byDefault.path(name), seen, into);
    }
    if (at.keys().isEmpty() || !declared.isEmpty()) {
      for (JsonNode name : schema.path("required")) {
        into.putIfAbsent(at.then(name.asText()), JsonNodeFactory.instance.objectNode());
      }
      for (Map.Entry<String, JsonNode> other : byDefault.properties()) {
        if (!declared.has(other.getKey())
            && Mappings.possible(schema, other.getKey()).stream().noneMatch(JsonNode::isObject)) {
          JsonNode inner = told(other.getValue());
          into.put(at.then(other.getKey()), inner);
          collect(at.then(other.getKey()), inner, other.getValue(), references, into);
        }
      }
    }
  }

  /** What a reference leads to, under the words beside it; one that leads in a circle is left. */
  private JsonNode resolved(JsonNode property, Set<String> seen) {
    String reference = property.path("$ref").asText();
    if (!reference.startsWith("#/") || !seen.add(reference)) {
      return property;
    }
    JsonNode target = resolved(schema().at(reference.substring(1)), seen);
    if (!(target instanceof ObjectNode mapping) || !(property instanceof ObjectNode beside)) {
      return property;
    }
    ObjectNode both = mapping.deepCopy();
    both.setAll(beside);
    both.remove("$ref");
    return both;
  }

  private static JsonNode told(JsonNode value) {
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    if (value.isObject()) {
      told.put("type", "object");
      value
          .properties()
          .forEach(e -> told.withObject("/properties").set(e.getKey(), told(e.getValue())));
    } else if (value.isIntegralNumber()) {
      told.put("type", "integer");
    } else if (!value.isNull()) {
      told.put("type", value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }
    return told;
  }
}
