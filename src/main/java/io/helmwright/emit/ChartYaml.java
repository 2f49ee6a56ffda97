package io.helmwright.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.Chart;
import io.helmwright.chart.Dependency;
import java.util.List;

/** Chart.yaml, its keys in the usual order. */
final class ChartYaml {

  private static final String APP_VERSION = "appVersion";

  private final YamlPrinter yaml;

  ChartYaml(YamlPrinter yaml) {
    this.yaml = yaml;
  }

  String print(Chart chart) {
    var text = new StringBuilder();
    for (var entry : model(chart).properties()) {
      // A version may look like a number, and people edit it: quotes keep it text.
      List<String> lines =
          entry.getKey().equals(APP_VERSION)
              ? yaml.quotedEntry(APP_VERSION, chart.appVersion())
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
      ObjectNode annotations = model.putObject("annotations");
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
