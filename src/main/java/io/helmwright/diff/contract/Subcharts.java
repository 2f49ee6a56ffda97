package io.helmwright.diff.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.engine.ChartUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The subcharts that a chart brings with it. What their values may be is a part of its contract,
 * under their keys, though its own values.yaml and schema needn't name them.
 */
final class Subcharts {

  private static final String BETWEEN = "/charts/";

  /** By the keys that lead to their values; without those that something stands in for. */
  private final Map<ValuePath, ChartUnit> units = new LinkedHashMap<>();

  private final ChartFiles chart;
  private final ObjectNode defaults;

  Subcharts(ChartFiles chart) {
    this.chart = chart;
    ChartUnit root = ChartUnit.of(chart);
    this.defaults = root.allDefaults();
    for (ChartUnit unit : root.all()) {
      List<String> names = Arrays.asList(unit.path().split(BETWEEN));
      if (unit != root && !isStandIn(chart, unit)) {
        units.put(new ValuePath(names.subList(1, names.size())), unit);
      }
    }
  }

  private static boolean isStandIn(ChartFiles chart, ChartUnit unit) {
    return chart.standIns().stream().anyMatch(name -> unit.folder().equals("charts/" + name + "/"));
  }

  /** The keys of the subcharts that a chart brings with it. */
  static Set<String> keys(ChartFiles chart) {
    return new Subcharts(chart)
        .units.keySet().stream().map(path -> path.keys().get(0)).collect(Collectors.toSet());
  }

  /**
   * The contracts of the subcharts that both charts bring and that differ.
   *
   * @param before the contract of the older outer chart
   * @param after the contract of the newer outer chart
   */
  static List<ContractPair> changed(
      ChartFiles old, ValuesContract before, ChartFiles now, ValuesContract after) {
    var olds = new Subcharts(old);
    var news = new Subcharts(now);
    return olds.units.keySet().stream()
        .filter(news.units::containsKey)
        .filter(path -> !olds.files(path).equals(news.files(path)))
        .map(path -> new ContractPair(olds.contract(path, before), news.contract(path, after)))
        .toList();
  }

  /** Two contracts to compare. */
  record ContractPair(ValuesContract before, ValuesContract after) {}

  private Map<String, String> files(ValuePath path) {
    String folder = units.get(path).folder();
    SortedMap<String, byte[]> own = chart.files().subMap(folder, folder + Character.MAX_VALUE);
    return own.keySet().stream()
        .collect(
            Collectors.toMap(
                file -> file.substring(folder.length()), file -> chart.text(file).orElseThrow()));
  }

  private ValuesContract contract(ValuePath path, ValuesContract outer) {
    JsonNode own = path.in(defaults);
    ObjectNode values =
        own instanceof ObjectNode mapping ? mapping : JsonNodeFactory.instance.objectNode();
    return outer.ofSubchart(chart, units.get(path).folder(), path, values);
  }

  /** A schema for the outer chart's values, of which the subchart's are a part. */
  static JsonNode schemaUnder(ValuePath path, JsonNode schema) {
    String pointer =
        path.keys().stream()
            .map(key -> "/properties/" + key.replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining());
    JsonNode inner = schema.deepCopy();
    rebase(inner, pointer);
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    if (schema.has("$schema")) {
      whole.set("$schema", schema.get("$schema"));
      ((ObjectNode) inner).remove("$schema");
    }
    ObjectNode outer = whole;
    for (String key : path.keys().subList(0, path.keys().size() - 1)) {
      outer = outer.withObjectProperty("properties").withObjectProperty(key);
    }
    outer.withObjectProperty("properties").set(path.last(), inner);
    return whole;
  }

  private static void rebase(JsonNode schema, String pointer) {
    if (schema instanceof ObjectNode mapping && mapping.path("$ref").asText().startsWith("#")) {
      mapping.put("$ref", "#" + pointer + mapping.get("$ref").asText().substring(1));
    }
    schema.forEach(inner -> rebase(inner, pointer));
  }
}
