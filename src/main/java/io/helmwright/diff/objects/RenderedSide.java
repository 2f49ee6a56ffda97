package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.engine.Limits;
import io.helmwright.verify.engine.RenderEngine;
import io.helmwright.verify.engine.RenderRequest;
import io.helmwright.verify.engine.Rendered;
import io.helmwright.verify.result.Configuration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the two charts, and the engine that renders it. What it renders differently each time is
 * marked as such, or two renders of the same chart would differ.
 */
final class RenderedSide implements AutoCloseable {

  private static final Pattern RANDOM =
      Pattern.compile(
          "\\b(rand(Alpha|AlphaNum|Numeric|Ascii|Bytes|Int)|shuffle|uuidv4|now|unixEpoch|bcrypt|encryptAES"
              + "|htpasswd|gen(PrivateKey|CA|CAWithKey|SelfSignedCert\\w*|SignedCert\\w*))\\b");

  /** Go gives the keys of a mapping in another order each time, unless somebody sorts them. */
  private static final Pattern UNORDERED =
      Pattern.compile("\\{\\{(?:(?!}}|sortAlpha).)*\\b(keys|values)\\s(?:(?!}}|sortAlpha).)*}}");

  /** How the engine begins what it says of a template that it can't run. */
  private static final Pattern BROKEN =
      Pattern.compile("(?s)(at <|what it renders is not a YAML object).*");

  /**
   * A way to install the chart.
   *
   * @param release the release's name
   * @param values what the user supplies
   */
  record Installation(String release, ObjectNode values) {}

  /**
   * What became of one installation.
   *
   * @param objects what the chart renders; empty if it refuses the values
   * @param message why it refuses them; empty if it doesn't
   * @param broken whether the fault is the chart's: a template that can't be run
   */
  record Outcome(Optional<List<ManifestObject>> objects, String message, boolean broken) {

    static Outcome refused(List<Problem> problems) {
      return new Outcome(
          Optional.empty(),
          RenderedSide.message(problems),
          problems.stream().anyMatch(p -> BROKEN.matcher(p.message()).matches()));
    }

    boolean refused() {
      return objects.isEmpty();
    }
  }

  private final boolean random;
  private final boolean unordered;
  private final RenderEngine engine;
  private final Map<RenderedDocument, List<ManifestObject>> read = new HashMap<>();

  RenderedSide(ChartFiles chart, RenderEngine engine) {
    this.engine = engine;
    random = chart.files().entrySet().stream().anyMatch(file -> says(file, RANDOM));
    unordered = chart.files().entrySet().stream().anyMatch(file -> says(file, UNORDERED));
  }

  /**
   * Starts the engine.
   *
   * @throws ProblemException if a template is broken
   */
  static RenderedSide of(ChartFiles chart) {
    return new RenderedSide(chart, new RenderEngine(chart, Limits.defaults(), 1));
  }

  /** The other chart in the same engine, to be closed before this one. */
  RenderedSide and(ChartFiles other) {
    return new RenderedSide(other, engine.alsoFor(other));
  }

  /** Whether it renders the keys of mappings in an order that is left to chance. */
  boolean isUnordered() {
    return unordered;
  }

  private static boolean says(Map.Entry<String, byte[]> file, Pattern function) {
    // Values are templates too, where a chart hands them to tpl.
    return (file.getKey().contains("templates/") || file.getKey().endsWith("values.yaml"))
        && function.matcher(new String(file.getValue(), StandardCharsets.UTF_8)).find();
  }

  /** Renders the chart for each installation, in their order. */
  List<Outcome> render(List<Installation> installations) {
    List<RenderRequest> requests = installations.stream().map(this::request).toList();
    List<Rendered> rendered = engine.rendersInBulk() ? inBulk(requests) : plainly(requests);
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < requests.size(); i++) {
      Rendered again = rendered.get(random ? requests.size() + i : i);
      outcomes.add(outcome(requests.get(i), rendered.get(i), again));
    }
    return outcomes;
  }

  private RenderRequest request(Installation installation) {
    return engine.request(
        new Configuration(
            "diff",
            installation.values(),
            installation.release(),
            HelmEngine.DEFAULT_NAMESPACE,
            HelmEngine.DEFAULT_KUBE_VERSION,
            false));
  }

  private List<Rendered> inBulk(List<RenderRequest> requests) {
    return engine.renderRequests(twice(requests), List.of());
  }

  private List<Rendered> plainly(List<RenderRequest> requests) {
    return twice(requests).stream().map(this::plain).toList();
  }

  private List<RenderRequest> twice(List<RenderRequest> requests) {
    return random ? Stream.of(requests, requests).flatMap(List::stream).toList() : requests;
  }

  private Rendered plain(RenderRequest request) {
    return engine.render(request.configuration(), List.of());
  }

  private Outcome outcome(RenderRequest request, Rendered once, Rendered again) {
    Rendered first = once;
    if (once.refused() || !engine.accepts(request)) {
      // Many at once are not asked about the schema, and say less about what was refused.
      first = plain(request);
    }
    if (first.refused()) {
      return Outcome.refused(first.problems());
    }
    try {
      List<ManifestObject> objects = objects(first.chart().orElseThrow());
      return new Outcome(
          Optional.of(again.chart().map(chart -> marked(objects, objects(chart))).orElse(objects)),
          "",
          false);
    } catch (ProblemException notYaml) {
      return Outcome.refused(notYaml.problems());
    }
  }

  private static String message(List<Problem> problems) {
    return String.join("; ", problems.stream().map(RenderedSide::line).toList());
  }

  /** A refused value by its path, as its message doesn't name it. */
  private static String line(Problem problem) {
    String message = problem.message().strip().replaceAll("\\s+", " ");
    String value = problem.location().replaceFirst("^.*: values? ", "");
    return value.equals(problem.location()) ? message : value + ": " + message;
  }

  private List<ManifestObject> objects(RenderedChart chart) {
    var objects = new ArrayList<ManifestObject>();
    for (RenderedDocument document : chart.documents()) {
      objects.addAll(read.computeIfAbsent(document, RenderedSide::read));
    }
    return objects;
  }

  private static List<ManifestObject> read(RenderedDocument document) {
    JsonNode json = StrictYaml.parseRenderedLeniently(document.template(), document.text() + "\n");
    Stream<JsonNode> objects =
        json.path("kind").asText().equals("List")
            ? json.path("items").valueStream()
            : Stream.of(json);
    return objects
        .filter(JsonNode::isObject)
        .map(o -> ManifestObject.of(document.template(), o))
        .toList();
  }

  private static List<ManifestObject> marked(
      List<ManifestObject> once, List<ManifestObject> again) {
    if (once.size() != again.size()) {
      return once;
    }
    var marked = new ArrayList<ManifestObject>();
    for (int i = 0; i < once.size(); i++) {
      ManifestObject object = once.get(i);
      JsonNode json = Json.marked(object.json(), again.get(i).json());
      marked.add(json == object.json() ? object : new ManifestObject(object.template(), json));
    }
    return marked;
  }

  /** Ends the engine. */
  @Override
  public void close() {
    engine.close();
  }
}
