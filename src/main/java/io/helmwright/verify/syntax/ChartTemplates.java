package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.syntax.ValueRead.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * All templates of a chart, those of its subcharts included, and what they read and decide.
 *
 * <p>Values are named as the outermost chart has them: a subchart's {@code .Values.a} is {@code
 * postgresql.a}, its {@code .Values.global.a} is {@code global.a}. Helpers are followed with the
 * dot that they are given; what can't be followed, such as the name of a template that is computed
 * from a value, depends on {@link Input.Unknown}. Text that only users' values have is not known.
 */
public final class ChartTemplates {

  private final Map<String, TemplateTree> trees;
  private final List<Decision> decisions;
  private final List<GuardCall> guards;
  private final List<CallSite> callSites;
  private final List<ValueRead> reads;

  private ChartTemplates(ChartSources charts, Flow flow) {
    this.trees = charts.trees();
    var order = new LexicalOrder(trees.values(), flow);
    this.decisions = order.decisions();
    this.guards = order.guards();
    this.callSites = order.callSites();
    var all = new ArrayList<>(flow.reads());
    charts.charts().forEach((folder, chart) -> addConditions(charts, folder, chart, all));
    all.sort(
        Comparator.comparing((ValueRead read) -> String.join(".", read.path()))
            .thenComparing(ValueRead::file)
            .thenComparing(ValueRead::line)
            .thenComparing(ValueRead::use));
    this.reads = List.copyOf(all);
  }

  /**
   * Reads the templates of a chart.
   *
   * @param files path in the chart and text; of those that are no templates, each Chart.yaml is
   *     read for names, aliases and conditions, and the others are left alone
   * @param defaults what the chart's values.yaml says; its texts are followed where they are given
   *     to {@code tpl}
   * @throws io.helmwright.problem.ProblemException if a template is broken, with all problems
   */
  public static ChartTemplates of(Map<String, String> files, JsonNode defaults) {
    var charts = new ChartSources(files);
    var flow = new Flow(charts, defaults);
    flow.run();
    return new ChartTemplates(charts, flow);
  }

  /** The templates as they were read, by their path, in the order of the files. */
  public Map<String, TemplateTree> trees() {
    return trees;
  }

  /** Every if, else if, with, else with and range, in the order of files and lines. */
  public List<Decision> decisions() {
    return decisions;
  }

  /** Every fail and required, in the order of files and lines. */
  public List<GuardCall> guards() {
    return guards;
  }

  /** Every place that calls a template by a constant name, in the order of files and lines. */
  public List<CallSite> callSites() {
    return callSites;
  }

  /** Every place that reads a value, in the order of the paths. */
  public List<ValueRead> reads() {
    return reads;
  }

  /** The versions of APIs that the chart's own templates ask for by a constant. */
  public SortedSet<String> apiVersions() {
    return AskedApis.of(
        trees.values().stream().filter(tree -> !tree.file().startsWith("charts/")).toList());
  }

  private static void addConditions(
      ChartSources charts, String folder, JsonNode chart, List<ValueRead> reads) {
    String file = folder + "Chart.yaml";
    for (FlowValue.Root root : charts.roots(folder)) {
      for (JsonNode dependency : chart.path("dependencies")) {
        for (String condition : dependency.path("condition").asText().split(",")) {
          if (!condition.isBlank()) {
            add(root, Arrays.asList(condition.strip().split("\\.")), file, reads);
          }
        }
        for (JsonNode tag : dependency.path("tags")) {
          add(new FlowValue.Root(List.of(), ""), List.of("tags", tag.asText()), file, reads);
        }
      }
    }
  }

  private static void add(
      FlowValue.Root root, List<String> names, String file, List<ValueRead> reads) {
    var path = new ArrayList<>(root.values());
    path.addAll(names);
    reads.add(new ValueRead(path, file, 0, Use.WHOLE));
  }
}
