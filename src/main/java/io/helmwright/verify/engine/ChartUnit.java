package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.MergedValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A chart or one of its subcharts, as far as it decides what is rendered.
 *
 * @param name its name, or the alias under which its parent knows it
 * @param path what Helm puts in front of its templates' names: {@code heimdall/charts/postgresql}
 * @param folder where its files are in the outermost chart: {@code charts/postgresql/}
 * @param defaults its values.yaml
 * @param conditions the values of its parent that switch it; the first that is there decides
 * @param tags the tags that switch it if no condition does
 * @param importsValues whether its parent takes values over from it
 * @param subcharts its own subcharts
 */
public record ChartUnit(
    String name,
    String path,
    String folder,
    ObjectNode defaults,
    List<String> conditions,
    List<String> tags,
    boolean importsValues,
    List<ChartUnit> subcharts) {

  /** A chart with its subcharts. */
  public static ChartUnit of(ChartFiles chart) {
    String name = chart.name();
    return of(chart, name, name, "", null);
  }

  private static ChartUnit of(
      ChartFiles chart, String name, String path, String folder, JsonNode dependency) {
    JsonNode metadata = chart.yaml(folder + "Chart.yaml");
    var subcharts = new ArrayList<ChartUnit>();
    var declared = new TreeSet<String>();
    for (JsonNode d : metadata.path("dependencies")) {
      declared.add(d.path("name").asText());
      folderOf(chart, folder, d.path("name").asText())
          .ifPresent(
              found -> {
                String known = d.path("alias").asText(d.path("name").asText());
                subcharts.add(of(chart, known, path + "/charts/" + known, found, d));
              });
    }
    for (String found : folders(chart, folder)) {
      String undeclared = chart.yaml(found + "Chart.yaml").path("name").asText();
      if (!declared.contains(undeclared)) {
        subcharts.add(of(chart, undeclared, path + "/charts/" + undeclared, found, null));
      }
    }
    return new ChartUnit(
        name,
        path,
        folder,
        chart.yaml(folder + "values.yaml"),
        conditions(dependency),
        tags(dependency),
        dependency != null && dependency.has("import-values"),
        List.copyOf(subcharts));
  }

  private static List<String> conditions(JsonNode dependency) {
    String conditions = dependency == null ? "" : dependency.path("condition").asText();
    return conditions.isBlank() ? List.of() : List.of(conditions.strip().split("\\s*,\\s*"));
  }

  private static List<String> tags(JsonNode dependency) {
    var tags = new ArrayList<String>();
    if (dependency != null) {
      dependency.path("tags").forEach(tag -> tags.add(tag.asText()));
    }
    return List.copyOf(tags);
  }

  private static Optional<String> folderOf(ChartFiles chart, String folder, String name) {
    return folders(chart, folder).stream()
        .filter(found -> chart.yaml(found + "Chart.yaml").path("name").asText().equals(name))
        .findFirst();
  }

  private static List<String> folders(ChartFiles chart, String folder) {
    Pattern subchart = Pattern.compile(Pattern.quote(folder) + "charts/[^/]+/Chart\\.yaml");
    return chart.files().keySet().stream()
        .filter(file -> subchart.matcher(file).matches())
        .map(file -> file.substring(0, file.length() - "Chart.yaml".length()))
        .toList();
  }

  /** Its defaults, with those of its subcharts under their names, as this one sets them. */
  public ObjectNode allDefaults() {
    ObjectNode all = defaults.deepCopy();
    for (ChartUnit subchart : subcharts) {
      ObjectNode below = subchart.allDefaults();
      all.set(
          subchart.name(),
          all.get(subchart.name()) instanceof ObjectNode own
              ? MergedValues.over(below, own)
              : below);
    }
    return all;
  }

  /** This chart and all below it, itself first. */
  public List<ChartUnit> all() {
    var units = new ArrayList<ChartUnit>();
    units.add(this);
    subcharts.forEach(subchart -> units.addAll(subchart.all()));
    return units;
  }
}
