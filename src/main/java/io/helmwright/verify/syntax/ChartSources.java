package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.syntax.FlowValue.Root;
import io.helmwright.verify.syntax.TemplateNode.Block;
import io.helmwright.verify.syntax.TemplateNode.Define;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The templates of a chart and its subcharts, and what their Chart.yaml say. */
final class ChartSources {

  private static final Pattern TEMPLATE = Pattern.compile("((?:charts/[^/]+/)*)templates/.+");
  private static final Pattern OUTER = Pattern.compile("((?:charts/[^/]+/)*)charts/([^/]+)/");

  /** A named template, or a file that is included by its path. */
  record Named(TemplateTree tree, List<TemplateNode> body) {}

  private final Map<String, JsonNode> charts = new LinkedHashMap<>();
  private final Map<String, TemplateTree> trees;
  private final Map<String, Named> named = new LinkedHashMap<>();
  private final Set<List<String>> subcharts = new HashSet<>();

  ChartSources(Map<String, String> files) {
    trees = Collections.unmodifiableMap(parse(files));
    for (var file : files.entrySet()) {
      if (file.getKey().matches("(charts/[^/]+/)*Chart\\.yaml")) {
        String folder = file.getKey().substring(0, file.getKey().lastIndexOf('/') + 1);
        charts.put(folder, StrictYaml.parse(file.getKey(), file.getValue()));
      }
    }
    // The outer chart's definitions win, as in Helm.
    trees.entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<String, TemplateTree> e) -> -folder(e.getKey()).length()))
        .forEach(entry -> define(entry.getValue()));
    trees.keySet().forEach(file -> roots(folder(file)));
  }

  private static Map<String, TemplateTree> parse(Map<String, String> files) {
    var read = new LinkedHashMap<String, TemplateTree>();
    var problems = new ArrayList<Problem>();
    files.forEach(
        (path, text) -> {
          if (TEMPLATE.matcher(path).matches()) {
            try {
              read.put(path, TemplateParser.parse(path, text));
            } catch (ProblemException e) {
              problems.addAll(e.problems());
            }
          }
        });
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return read;
  }

  private void define(TemplateTree tree) {
    for (Define define : tree.all(Define.class)) {
      named.put(define.name().value(), new Named(tree, define.body()));
    }
    for (Block block : tree.all(Block.class)) {
      named.put(block.name().value(), new Named(tree, block.body()));
    }
  }

  /** Every template file, in the order in which they were given. */
  Map<String, TemplateTree> trees() {
    return trees;
  }

  /** The definition with a name; or a file by {@code .Template.BasePath} and the rest of it. */
  Optional<Named> named(String name) {
    TemplateTree file = trees.get(name);
    return file == null
        ? Optional.ofNullable(named.get(name))
        : Optional.of(new Named(file, file.nodes()));
  }

  /** Whether Helm runs a file, not only what is defined in it. */
  boolean runs(String file) {
    boolean partial = file.substring(file.lastIndexOf('/') + 1).startsWith("_");
    return !partial && !chart(folder(file)).path("type").asText().equals("library");
  }

  /** The folder of a file's chart: empty or {@code charts/postgresql/}. */
  static String folder(String file) {
    Matcher matcher = TEMPLATE.matcher(file);
    return matcher.matches() ? matcher.group(1) : "";
  }

  private JsonNode chart(String folder) {
    return charts.getOrDefault(folder, MissingNode.getInstance());
  }

  /** What the Chart.yaml of every chart says, by the folder of the chart. */
  Map<String, JsonNode> charts() {
    return charts;
  }

  /** The name of the chart in a folder, if its Chart.yaml was given. */
  Optional<String> name(String folder) {
    return Optional.ofNullable(chart(folder).path("name").textValue());
  }

  /** The contexts that the templates of a chart are run with: one for each alias. */
  List<Root> roots(String folder) {
    Matcher matcher = OUTER.matcher(folder);
    if (!matcher.matches()) {
      return List.of(new Root(List.of(), folder));
    }
    var roots = new ArrayList<Root>();
    String name = name(folder).orElse(matcher.group(2));
    for (Root outer : roots(matcher.group(1))) {
      for (String alias : aliases(chart(matcher.group(1)), name)) {
        List<String> values = new Input.Value(outer.values()).then(alias).path();
        subcharts.add(values);
        roots.add(new Root(values, folder));
      }
    }
    return roots;
  }

  private static List<String> aliases(JsonNode chart, String name) {
    var aliases = new ArrayList<String>();
    for (JsonNode dependency : chart.path("dependencies")) {
      if (dependency.path("name").asText().equals(name)) {
        aliases.add(dependency.path("alias").asText(name));
      }
    }
    return aliases.isEmpty() ? List.of(name) : aliases;
  }

  /** The subcharts that templates of a chart find in {@code .Subcharts}. */
  Map<String, Root> subcharts(Root outer) {
    var found = new LinkedHashMap<String, Root>();
    int depth = outer.values().size();
    for (String folder : charts.keySet()) {
      for (Root root : roots(folder)) {
        List<String> values = root.values();
        if (values.size() == depth + 1 && values.subList(0, depth).equals(outer.values())) {
          found.put(values.get(depth), root);
        }
      }
    }
    return found;
  }

  /** A value as the outermost chart has it: a subchart's global values are those of all charts. */
  Input.Value outermost(Input.Value value) {
    List<String> path = value.path();
    int global = path.indexOf("global");
    boolean shared = global > 0 && subcharts.contains(path.subList(0, global));
    return shared ? new Input.Value(path.subList(global, path.size())) : value;
  }
}
