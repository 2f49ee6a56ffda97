package io.helmwright.emit;

import io.helmwright.chart.Chart;
import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import io.helmwright.values.ValueTree;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prints a whole chart in memory. The same chart gives the same bytes everywhere, and what was
 * printed is read again and compared with the chart before it is handed out.
 */
public final class ChartEmitter {

  private final YamlPrinter yaml = new YamlPrinter();
  private final JsonPrinter json = new JsonPrinter();

  /**
   * Prints every file of the chart.
   *
   * @throws io.helmwright.problem.ProblemException for text that no template should hold
   * @throws IllegalStateException when a file does not say what the chart says, naming the place; a
   *     defect of the emitter
   */
  public EmittedChart emit(Chart chart) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    SortedMap<String, byte[]> profiles = new TreeMap<>();
    ValueTree values = ValueTree.of(chart.values());
    chartYaml(chart, files);
    values(chart, values, files);
    schema(chart, values, files);
    templates(chart, files);
    profiles(chart, files, profiles);
    chart.files().forEach((path, content) -> files.put("files/" + path, bytes(content)));
    files.put(".helmignore", bytes(new HelmIgnore().print()));
    files.put("README.md", bytes(new ReadmeDocument(json).print(chart, values)));
    return new EmittedChart(chart.name(), files, profiles);
  }

  private void chartYaml(Chart chart, SortedMap<String, byte[]> files) {
    var printer = new ChartYaml(yaml);
    byte[] content = bytes(printer.print(chart));
    Reparsed.check("Chart.yaml", content, yaml::parse, printer.model(chart));
    files.put("Chart.yaml", content);
  }

  private void values(Chart chart, ValueTree values, SortedMap<String, byte[]> files) {
    byte[] content = bytes(new ValuesYaml(yaml).print(chart.name(), values));
    Reparsed.check("values.yaml", content, yaml::parse, values.defaults());
    files.put("values.yaml", content);
  }

  private void schema(Chart chart, ValueTree values, SortedMap<String, byte[]> files) {
    var schema = new ValuesSchema().model(chart, values);
    byte[] content = bytes(json.pretty(schema));
    Reparsed.check("values.schema.json", content, json::parse, schema);
    files.put("values.schema.json", content);
  }

  private static void templates(Chart chart, SortedMap<String, byte[]> files) {
    for (var template : chart.templates()) {
      template(chart, template.path(), template.file().print(), files);
    }
    if (!chart.helpers().isEmpty()) {
      String helpers = TemplateFile.printHelpers(chart.helpers());
      template(chart, "templates/_helpers.tpl", helpers, files);
    }
    if (!chart.notes().isEmpty()) {
      var notes = new TemplateFile("NOTES.txt", new Node.Group(chart.notes()));
      template(chart, "templates/NOTES.txt", notes.print(), files);
    }
  }

  private static void template(
      Chart chart, String path, String text, SortedMap<String, byte[]> files) {
    TemplateCheck.check(chart.name(), path, text);
    files.put(path, bytes(text));
  }

  private void profiles(
      Chart chart, SortedMap<String, byte[]> files, SortedMap<String, byte[]> profiles) {
    var printer = new ProfileYaml(yaml);
    for (var profile : chart.profiles()) {
      String path = "ci/" + profile.name() + "-values.yaml";
      byte[] content = bytes(printer.print(profile));
      Reparsed.check(path, content, yaml::parse, profile.values());
      files.put(path, content);
      profiles.put(profile.name() + ".yaml", content);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
