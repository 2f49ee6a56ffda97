package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.TemplateSource;
import io.helmwright.verify.engine.Instrumentation.NamedTemplate;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.syntax.TemplateParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A chart rewritten so that one call of the engine renders many configurations: its templates
 * become named templates, which a template of ours includes for each configuration with a context
 * made for it. What comes out are lines of comments, which Helm doesn't parse: {@code # 3 7 "text"}
 * is what the file 7 printed for the configuration 3, {@code # 4 7 2} that it printed the third of
 * the texts so far, as most configurations share most of them, and {@code # 3 marks {…}} where a
 * configuration came by.
 */
final class BulkChart {

  static final String CONFIGURATIONS = "helmwright-configurations";
  static final String MARKS_LINE = "marks";

  /** The template that renders one configuration after the other, each by a line of its own. */
  static final String LOOP_FILE = "helmwright.yaml";

  /** The number of its line that renders the first configuration. */
  static final int FIRST_LINE = 2;

  /** How many configurations there are lines for. */
  static final int MOST_AT_ONCE = 128;

  private static final String ONE = "helmwright-configuration";

  /** To Helm's YAML parser it ends a line, and a comment; JSON doesn't escape it. */
  private static final String NEXT_LINE = "\u0085";

  /** Values are given apart, and Chart.yaml has what requirements.yaml says. */
  private static final Set<String> REPLACED =
      Set.of("values.yaml", "values.schema.json", "requirements.yaml");

  private static final String TEMPLATES = "templates/";
  private static final String NOTES = "templates/NOTES.txt";

  /** Each configuration has its own versions of APIs: a list, which templates are made to ask. */
  private static final String WITH_APIS =
      "dict \"KubeVersion\" $top.Capabilities.KubeVersion \"HelmVersion\" $top.Capabilities.HelmVersion"
          + " \"APIVersions\" (concat $top.Capabilities.APIVersions $c.apiVersions)";

  private final ChartUnit root;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> rendered = new ArrayList<>();
  private final List<String> sources = new ArrayList<>();
  private final Probes probes = new Probes();
  private boolean asksForApis;

  private BulkChart(ChartUnit root) {
    this.root = root;
  }

  /**
   * Rewrites a chart.
   *
   * @throws io.helmwright.problem.ProblemException if a template is broken
   */
  static BulkChart of(ChartFiles chart) {
    var bulk = new BulkChart(ChartUnit.of(chart));
    bulk.rewrite(chart);
    return bulk;
  }

  /** Whether Helm's way to put the values together is one that we follow. */
  boolean isFaithful() {
    return root.all().stream().noneMatch(ChartUnit::importsValues);
  }

  /** The files of the rewritten chart. */
  Map<String, byte[]> files() {
    return files;
  }

  /** The names of the templates that are rendered, by their number. */
  List<String> rendered() {
    return rendered;
  }

  Probes probes() {
    return probes;
  }

  private void rewrite(ChartFiles chart) {
    var sources = new TreeMap<String, Source>(helmsOrder());
    chart
        .files()
        .forEach(
            (path, content) -> {
              asksForApis |= asksForApis(path, content);
              List<ChartUnit> units = unitsOf(path);
              String inUnit = path.substring(units.get(0).folder().length());
              if (inUnit.startsWith(TEMPLATES)) {
                String text = new String(content, StandardCharsets.UTF_8);
                for (ChartUnit unit : units) {
                  sources.put(unit.path() + "/" + inUnit, new Source(unit, path, text));
                }
              } else if (!REPLACED.contains(inUnit)) {
                files.put(path, inUnit.equals("Chart.yaml") ? metadata(chart, path) : content);
              }
            });
    var named = new LinkedHashMap<String, String>();
    var calls = new StringBuilder();
    for (Map.Entry<String, Source> entry : sources.entrySet()) {
      String name = entry.getKey();
      Source source = entry.getValue();
      var tree = TemplateParser.parse(source.path(), source.text());
      for (NamedTemplate t : Instrumentation.of(tree, name, source.path(), probes)) {
        if (!t.blank() || !named.containsKey(t.name())) {
          named.put(t.name(), t.text());
        }
      }
      if (isRendered(source, name)) {
        calls.append(call(source.unit(), name, rendered.size()));
        rendered.add(name);
        this.sources.add(source.path());
      }
    }
    String templates =
        String.join("", named.values()) + Instrumentation.REQUIRED_DEFINITION + one(calls);
    files.put(
        "templates/_helmwright.tpl",
        (asksForApis ? TemplateSource.askList(templates) : templates)
            .getBytes(StandardCharsets.UTF_8));
    files.put(TEMPLATES + LOOP_FILE, loop().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean asksForApis(String path, byte[] content) {
    return (path.contains(TEMPLATES) || path.endsWith("values.yaml"))
        && TemplateSource.asksForApis(new String(content, StandardCharsets.UTF_8));
  }

  private record Source(ChartUnit unit, String path, String text) {}

  /** Deeper files first, then from the end of the alphabet: what comes later replaces. */
  private static Comparator<String> helmsOrder() {
    return Comparator.<String>comparingLong(name -> name.chars().filter(c -> c == '/').count())
        .thenComparing(Comparator.naturalOrder())
        .reversed();
  }

  /** The charts that have a file: several if they are one subchart under several aliases. */
  private List<ChartUnit> unitsOf(String path) {
    List<ChartUnit> above =
        root.all().stream().filter(unit -> path.startsWith(unit.folder())).toList();
    int nearest = above.stream().mapToInt(unit -> unit.folder().length()).max().orElse(0);
    return above.stream().filter(unit -> unit.folder().length() == nearest).toList();
  }

  private static boolean isRendered(Source source, String name) {
    boolean partial = name.substring(name.lastIndexOf('/') + 1).startsWith("_");
    boolean notesOfSubchart = source.path().endsWith("/" + NOTES);
    return !partial && !notesOfSubchart;
  }

  /** Subcharts are always there, for what they hold; whether they are rendered is decided apart. */
  private static byte[] metadata(ChartFiles chart, String path) {
    ObjectNode metadata = chart.yaml(path);
    metadata.remove("kubeVersion");
    for (JsonNode dependency : metadata.path("dependencies")) {
      if (dependency instanceof ObjectNode declared) {
        declared.remove(List.of("condition", "tags", "import-values"));
      }
    }
    return metadata.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String call(ChartUnit unit, String name, int number) {
    String context = "(index $contexts " + GoText.quoted(unit.path()) + ")";
    return """
        {{- if and (hasKey $contexts %1$s) (or (not $c.only) (hasKey $c.only "%5$d")) }}
        {{- $_ := set %2$s "Template" (dict "Name" %3$s "BasePath" %4$s) }}
        {{- $text := include %6$s (list $marks %2$s) }}
        # {{ $i }} %5$d {{ if hasKey $texts $text }}{{ get $texts $text }}{{ else }}{{ $text | toJson | replace %7$s "\\\\u0085" }}{{ $_ := set $texts $text (len $texts) }}{{ end }}
        {{- end }}
        """
        .formatted(
            GoText.quoted(unit.path()),
            context,
            GoText.quoted(name),
            GoText.quoted(unit.path() + "/templates"),
            number,
            GoText.quoted(Instrumentation.COPY + name),
            GoText.quoted(NEXT_LINE));
  }

  private static String loop() {
    var lines = new StringBuilder();
    lines.append(
        "{{- $all := .Files.Get %s | fromJsonArray }}{{ $count := len $all }}{{ $texts := dict }}\n"
            .formatted(GoText.quoted(CONFIGURATIONS)));
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      lines.append(
          "{{ if gt $count %1$d }}{{ include %2$s (list . %1$d (index $all %1$d) $texts) }}{{ end }}\n"
              .formatted(i, GoText.quoted(ONE)));
    }
    return lines.toString();
  }

  private String one(CharSequence calls) {
    return """
        {{ define %s }}
        {{- $top := index . 0 }}
        {{- $i := index . 1 }}
        {{- $c := index . 2 }}
        {{- $texts := index . 3 }}
        {{- $marks := dict }}
        {{- $contexts := dict }}
        {{- $_ := set $c.release "Revision" (int $c.release.Revision) }}
        {{- $capabilities := %s }}
        %s%s
        # {{ $i }} %s {{ $marks | toJson }}
        {{ end }}
        """
        .formatted(
            GoText.quoted(ONE),
            asksForApis ? WITH_APIS : "$top.Capabilities",
            contexts(root, "$top", "").strip(),
            calls,
            MARKS_LINE);
  }

  /** Builds the context of a chart and those of its subcharts, which it holds. */
  private static String contexts(ChartUnit unit, String real, String parent) {
    String path = GoText.quoted(unit.path());
    var out = new StringBuilder();
    out.append(
        """
        {{- if hasKey $c.values %1$s }}
        {{- $_ := set $contexts %1$s (dict "Values" (index $c.values %1$s) "Release" $c.release "Chart" %2$s.Chart "Files" %2$s.Files "Capabilities" $capabilities "Subcharts" dict) }}
        """
            .formatted(path, real));
    if (!parent.isEmpty()) {
      out.append(
          "{{- $_ := set (index $contexts %s).Subcharts %s (index $contexts %s) }}\n"
              .formatted(parent, GoText.quoted(unit.name()), path));
    }
    for (ChartUnit subchart : unit.subcharts()) {
      String below = "(index %s.Subcharts %s)".formatted(real, GoText.quoted(subchart.name()));
      out.append(contexts(subchart, below, path));
    }
    return out.append("{{- end }}\n").toString();
  }

  /** The file that tells the template of ours what to render. */
  byte[] configurations(List<RenderRequest> requests) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (RenderRequest request : requests) {
      Configuration configuration = request.configuration();
      ObjectNode entry = list.addObject();
      ObjectNode values = entry.putObject("values");
      request.byPath().forEach(values::set);
      ArrayNode apis = entry.putArray("apiVersions");
      configuration.apiVersions().forEach(apis::add);
      ObjectNode only = entry.putObject("only");
      for (int i = 0; i < sources.size(); i++) {
        if (request.templates().contains(sources.get(i))) {
          only.put(Integer.toString(i), true);
        }
      }
      entry
          .putObject("release")
          .put("Name", configuration.releaseName())
          .put("Namespace", configuration.namespace())
          .put("Service", "Helm")
          .put("IsInstall", !configuration.upgrade())
          .put("IsUpgrade", configuration.upgrade())
          .put("Revision", configuration.upgrade() ? 2 : 1);
    }
    return list.toString().getBytes(StandardCharsets.UTF_8);
  }
}
