package io.helmwright.verify.syntax;

import io.helmwright.verify.StrictYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what templates read and decide, for tests. */
final class FlowText {

  private FlowText() {}

  static ChartTemplates chart(Map<String, String> files, String defaults) {
    return ChartTemplates.of(files, StrictYaml.parse("values.yaml", defaults));
  }

  static ChartTemplates template(String text) {
    return chart(Map.of("templates/a.yaml", text), "{}");
  }

  static ChartTemplates withHelpers(String helpers, String text) {
    var files = new LinkedHashMap<String, String>();
    files.put("templates/_h.tpl", helpers);
    files.put("templates/a.yaml", text);
    return chart(files, "{}");
  }

  /** One line for each decision: its text, and after an arrow what it depends on. */
  static String decisions(ChartTemplates chart) {
    return chart.decisions().stream()
        .map(decision -> decision.text() + arrow(decision.on()))
        .collect(Collectors.joining());
  }

  /** One line for each decision: its text, and after a bar the ways that lead there. */
  static String enclosing(ChartTemplates chart) {
    return chart.decisions().stream()
        .map(d -> d.text() + " | " + enclosing(chart, d.enclosing()) + "\n")
        .collect(Collectors.joining());
  }

  static String enclosing(ChartTemplates chart, List<Decision.Enclosing> ways) {
    return ways.stream()
        .map(way -> chart.decisions().get(way.decision()).text() + " = " + way.holds())
        .collect(Collectors.joining(", "));
  }

  static String guards(ChartTemplates chart) {
    return chart.guards().stream()
        .map(guard -> guard.line() + " " + guard.text() + arrow(guard.on()))
        .collect(Collectors.joining());
  }

  /** One line for each value that is read: its path, and how much of it is read in which lines. */
  static String reads(ChartTemplates chart) {
    return chart.reads().stream()
        .collect(
            Collectors.groupingBy(
                read -> new Input.Value(read.path()).toString(),
                LinkedHashMap::new,
                Collectors.mapping(
                    read -> " " + read.use() + " " + read.file() + ":" + read.line(),
                    Collectors.joining(","))))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String arrow(Dependencies on) {
    var parts = new ArrayList<String>();
    on.inputs().forEach(input -> parts.add(input.toString()));
    on.comparisons().forEach(comparison -> parts.add("(" + comparison + ")"));
    return " <- " + String.join(", ", parts) + "\n";
  }
}
