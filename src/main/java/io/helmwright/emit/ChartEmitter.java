package io.helmwright.emit;

import io.helmwright.chart.Chart;
import io.helmwright.chart.Tasks;
import io.helmwright.template.Node;
import io.helmwright.template.TemplateFile;
import io.helmwright.values.Profile;
import io.helmwright.values.ValueTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

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
    ValueTree values = ValueTree.of(chart.values());
    List<Callable<SortedMap<String, byte[]>>> parts =
        List.of(
            () -> part(part -> schema(chart, values, part)),
            () -> part(part -> values(chart, values, part)),
            () -> part(part -> templates(chart, part)),
            () -> part(part -> readme(chart, values, part)),
            () -> part(part -> ci(chart, part)),
            () -> part(part -> waivers(chart, part)),
            () -> part(part -> chartYaml(chart, part)));
    Tasks.all(parts).forEach(files::putAll);
    chart.files().forEach((path, content) -> files.put("files/" + path, bytes(content)));
    files.put(".helmignore", bytes(new HelmIgnore().print()));
    return new EmittedChart(chart.name(), files, profiles(chart, files));
  }

  private static SortedMap<String, byte[]> part(Consumer<SortedMap<String, byte[]>> printer) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    printer.accept(files);
    return files;
  }

  private void readme(Chart chart, ValueTree values, SortedMap<String, byte[]> files) {
    files.put("README.md", bytes(new ReadmeDocument(json).print(chart, values)));
  }

  /** Those of the chart's values files that the profiles' own folder holds, too. */
  private static SortedMap<String, byte[]> profiles(Chart chart, SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> profiles = new TreeMap<>();
    for (var profile : chart.profiles()) {
      profiles.put(profile.name() + ".yaml", files.get(ciFile(profile)));
    }
    return profiles;
  }

  private static String ciFile(Profile profile) {
    return "ci/" + profile.name() + "-values.yaml";
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

  private void waivers(Chart chart, SortedMap<String, byte[]> files) {
    if (!chart.acceptedFindings().isEmpty()) {
      var printer = new WaiversYaml(yaml);
      byte[] content = bytes(printer.print(chart));
      Reparsed.check(WaiversYaml.FILE_NAME, content, yaml::parse, printer.model(chart));
      files.put(WaiversYaml.FILE_NAME, content);
    }
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

  private void ci(Chart chart, SortedMap<String, byte[]> files) {
    var printer = new ProfileYaml(yaml);
    for (var profile : chart.profiles()) {
      String path = ciFile(profile);
      byte[] content = bytes(printer.print(profile));
      Reparsed.check(path, content, yaml::parse, profile.values());
      files.put(path, content);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
