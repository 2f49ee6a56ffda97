package io.helmwright.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.chart.Chart;

/** .helmwright.yaml, where the checks of {@code helmwright verify} look up what a chart accepts. */
final class WaiversYaml {

  static final String FILE_NAME = ".helmwright.yaml";

  private static final String INTRODUCTION =
      "# What \"helmwright verify\" finds here, and why it is meant so.\n";

  private final YamlPrinter yaml;

  WaiversYaml(YamlPrinter yaml) {
    this.yaml = yaml;
  }

  String print(Chart chart) {
    return INTRODUCTION + yaml.print(model(chart));
  }

  ObjectNode model(Chart chart) {
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    var waivers = model.putArray("waivers");
    for (var accepted : chart.acceptedFindings()) {
      waivers
          .addObject()
          .put("check", accepted.check())
          .put("file", accepted.file())
          .put("subject", accepted.subject())
          .put("reason", accepted.reason());
    }
    return model;
  }
}
