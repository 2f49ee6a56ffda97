package io.helmwright.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.Chart;
import io.helmwright.chart.Dependency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chart.yaml, its keys in the usual order. */
public final class ChartYaml {

  private static final String APP_VERSION = "appVersion";
  private static final String ANNOTATIONS = "annotations";

  private final YamlPrinter yaml;

  ChartYaml(YamlPrinter yaml) {
    this.yaml = yaml;
  }

  /**
   * A printed Chart.yaml with one more annotation; as it was if it has that one already.
   *
   * @throws IOException when it is no mapping
   */
  public static byte[] annotated(byte[] chartYaml, String key, String value) throws IOException {
    var printer = new ChartYaml(new YamlPrinter());
    if (!(printer.yaml.parse(chartYaml) instanceof ObjectNode model)) {
      throw new IOException("Chart.yaml is no mapping");
    }
    if (model.path(ANNOTATIONS).has(key)) {
      return chartYaml;
    }
    model.withObjectProperty(ANNOTATIONS).put(key, value);
    byte[] content = printer.print(model).getBytes(StandardCharsets.UTF_8);
    Reparsed.check("Chart.yaml", content, printer.yaml::parse, model);
    return content;
  }

  String print(Chart chart) {
    return print(model(chart));
  }

  private String print(ObjectNode model) {
    var text = new StringBuilder();
    for (var entry : model.properties()) {
      // A version may look like a number, and people edit it: quotes keep it text.
      List<String> lines =
          entry.getKey().equals(APP_VERSION)
              ? yaml.quotedEntry(APP_VERSION, entry.getValue().asText())
              : yaml.entry(entry.getKey(), entry.getValue());
      lines.forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  ObjectNode model(Chart chart) {
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    model.put("apiVersion", "v2");
    model.put("name", chart.name());
    model.put("description", chart.description());
    model.put("type", "application");
    model.put("version", chart.version());
    text(model, APP_VERSION, chart.appVersion());
    text(model, "kubeVersion", chart.kubeVersion());
    text(model, "home", chart.home());
    text(model, "icon", chart.icon());
    texts(model, "sources", chart.sources());
    texts(model, "keywords", chart.keywords());
    if (!chart.maintainers().isEmpty()) {
      var maintainers = model.putArray("maintainers");
      for (var each : chart.maintainers()) {
        ObjectNode maintainer = maintainers.addObject().put("name", each.name());
        text(maintainer, "url", each.url());
      }
    }
    if (!chart.dependencies().isEmpty()) {
      var dependencies = model.putArray("dependencies");
      chart.dependencies().forEach(each -> dependencies.add(dependency(each)));
    }
    if (!chart.annotations().isEmpty()) {
      ObjectNode annotations = model.putObject(ANNOTATIONS);
      chart.annotations().forEach(annotations::put);
    }
    return model;
  }

  private static ObjectNode dependency(Dependency dependency) {
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    model.put("name", dependency.name());
    model.put("version", dependency.version());
    text(model, "repository", dependency.repository());
    if (dependency.condition() != null) {
      model.put("condition", dependency.condition().key());
    }
    return model;
  }

  private static void text(ObjectNode model, String key, String text) {
    if (!text.isEmpty()) {
      model.put(key, text);
    }
  }

  private static void texts(ObjectNode model, String key, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(model.putArray(key)::add);
    }
  }
}
