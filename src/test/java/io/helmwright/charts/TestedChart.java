package io.helmwright.charts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.emit.ChartEmitter;
import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.TemporaryChart;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.values.Value;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.MergedValues;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.check.CheckRun;
import io.helmwright.verify.check.Waivers;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A chart with one provider of its database, emitted to disk once for all tests, and rendered by
 * the real Helm.
 */
public final class TestedChart {

  /** As long as Helm lets a release's name be, and no chart's name in it. */
  public static final String LONGEST_RELEASE =
      "a-release-whose-name-is-as-long-as-helm-allows-it-all";

  /** The namespace of every request. */
  static final String NAMESPACE = "apps";

  private static final Path RESOURCES = Path.of("src/test/resources/io/helmwright/charts");

  private static final HelmEngine ENGINE = new HelmEngine();
  private static final List<TestedChart> OF_THE_CATALOG = ofTheCatalog();
  private static final TestedChart OF_THE_TESTS = new TestedChart(new BookmarksChart(), "");

  private final ChartDefinition definition;
  private final String database;
  private final EmittedChart emitted;
  private final TemporaryChart onDisk;
  private final TemporaryChart withoutSchema;
  private final CheckRun checks;
  private final Waivers waivers;
  private final Map<RenderRequest, Rendered> rendered = new ConcurrentHashMap<>();
  private final Map<String, TestedChart> onDatabases = new ConcurrentHashMap<>();
  private GeneratedSecrets generated;

  /** A chart that is not in the catalog, or not like this. */
  public static TestedChart of(ChartDefinition definition) {
    return new TestedChart(definition, "");
  }

  private TestedChart(ChartDefinition definition, String database) {
    this.definition = definition;
    this.database = database;
    this.emitted = new ChartEmitter().emit(definition.define());
    this.onDisk = onDisk(files -> {});
    this.withoutSchema = onDisk(files -> files.remove("values.schema.json"));
    this.checks = CheckRun.of(folder());
    this.waivers = checks.waivers();
  }

  private TemporaryChart onDisk(Consumer<SortedMap<String, byte[]>> change) {
    var files = new TreeMap<>(emitted.files());
    files.putAll(broughtByUsers());
    change.accept(files);
    var chart = TemporaryChart.of(new EmittedChart(name(), files, emitted.profiles()));
    Runtime.getRuntime().addShutdownHook(new Thread(chart::close));
    return chart;
  }

  /** What profiles expect users to put into the chart's folder {@code files}. */
  private Map<String, byte[]> broughtByUsers() {
    Path folder = RESOURCES.resolve(name()).resolve("files");
    var files = new TreeMap<String, byte[]>();
    FolderTree.files(folder)
        .forEach(file -> files.put("files/" + file, FolderTree.content(folder.resolve(file))));
    return files;
  }

  private static List<TestedChart> ofTheCatalog() {
    var catalog = ChartCatalog.standard();
    return catalog.names().stream().map(name -> new TestedChart(catalog.find(name), "")).toList();
  }

  /** The charts of the project, as they are committed. */
  public static List<TestedChart> catalog() {
    return OF_THE_CATALOG;
  }

  /** The charts whose renders are approved: the project's, and one of the tests' own. */
  static List<TestedChart> approvedOnes() {
    return Stream.concat(OF_THE_CATALOG.stream(), Stream.of(OF_THE_TESTS)).toList();
  }

  /** Those, and the project's charts on each other database that they can have. */
  static List<TestedChart> all() {
    return approvedOnes().stream()
        .flatMap(
            chart ->
                Stream.concat(Stream.of(chart), chart.databases().stream().skip(1).map(chart::on)))
        .toList();
  }

  /** A chart of the project. */
  public static TestedChart named(String name) {
    return OF_THE_CATALOG.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** The providers of its database, the one that it is committed with first. */
  public List<String> databases() {
    return List.copyOf(definition.databases().keySet());
  }

  /** The same chart on the database of a provider. */
  public TestedChart on(String provider) {
    return onDatabases.computeIfAbsent(
        provider, p -> new TestedChart(definition.databases().get(p), " on " + p));
  }

  public String name() {
    return emitted.name();
  }

  /** The chart's files in memory. */
  public EmittedChart emitted() {
    return emitted;
  }

  /** The chart's folder. */
  public Path folder() {
    return onDisk.chart();
  }

  /** Where the chart's approved files are. */
  Path approved() {
    return RESOURCES.resolve(name()).resolve("approved");
  }

  /** The default values. */
  JsonNode values() {
    return StrictYaml.parse("values.yaml", new String(emitted.files().get("values.yaml"), UTF_8));
  }

  /** Short, the chart's name, containing it, and the longest; on another database two will do. */
  public List<String> releases() {
    return database.isEmpty()
        ? List.of("prod", name(), "my-" + name() + "-x", LONGEST_RELEASE)
        : List.of("prod", LONGEST_RELEASE);
  }

  /** The request under each of these names. */
  public Stream<RenderRequest> underEveryName(RenderRequest request) {
    return releases().stream().map(request::withReleaseName);
  }

  /** The profiles, sorted. */
  public List<TestedProfile> profiles() {
    return emitted.profiles().keySet().stream()
        .map(file -> new TestedProfile(this, file.replace(".yaml", "")))
        .toList();
  }

  /** The values, as the definition declares them. */
  List<Value<?, ?>> declaredValues() {
    return definition.define().values().declaredValues();
  }

  /** A request for the chart as release {@code prod} in namespace {@code apps}. */
  public RenderRequest request() {
    return RenderRequest.of(folder()).withReleaseName("prod").withNamespace(NAMESPACE);
  }

  /** A request for a profile. */
  public RenderRequest profile(String name) {
    return request().withValuesFile(onDisk.profiles().resolve(name + ".yaml"));
  }

  /** The request without the chart's schema, as {@code --skip-schema-validation} renders. */
  public RenderRequest withoutSchema(RenderRequest request) {
    return new RenderRequest(
        withoutSchema.chart(),
        request.valuesFiles(),
        request.sets(),
        request.releaseName(),
        request.namespace(),
        request.kubeVersion(),
        request.values(),
        request.apiVersions());
  }

  /** Renders; what was rendered before is remembered. */
  public Rendered render(RenderRequest request) {
    return rendered.computeIfAbsent(request, this::renderAnew);
  }

  /** Renders the defaults with settings in the syntax of {@code helm --set}. */
  public Rendered render(String... sets) {
    return render(Modes.with(request(), List.of(sets)));
  }

  /** Renders the defaults with a values file of this text. */
  public Rendered renderFile(String yaml) {
    return renderAnew(request().withValuesFile(valuesFile(yaml)));
  }

  /** Renders, also what was rendered before. */
  public Rendered renderAnew(RenderRequest request) {
    var configuration =
        new Configuration(
            "",
            MergedValues.supplied(request),
            request.releaseName(),
            request.namespace(),
            request.kubeVersion().orElse(HelmEngine.DEFAULT_KUBE_VERSION),
            false);
    return new Rendered(
        request, checks.render(ENGINE.render(request), configuration), this::generated);
  }

  private synchronized GeneratedSecrets generated() {
    if (generated == null) {
      var learnt = new GeneratedSecrets();
      profiles().parallelStream()
          .map(profile -> renderAnew(profile.request()))
          .toList()
          .forEach(again -> learnt.learn(render(again.request()), again));
      generated = learnt;
    }
    return generated;
  }

  /** What any check finds in any of these renders. */
  public List<String> complaints(List<RenderRequest> requests) {
    return complaints(Optional.empty(), requests);
  }

  /**
   * What any check finds in any of these renders, or is untidy in them.
   *
   * @param profile the profile that the requests are of, for the complaints
   */
  List<String> complaints(Optional<String> profile, List<RenderRequest> requests) {
    return requests.parallelStream()
        .flatMap(
            request -> {
              var place = new StringJoiner(" ").add(name());
              profile.ifPresent(place::add);
              place.add("as").add(request.releaseName());
              request.sets().forEach(place::add);
              try {
                return complaints(render(request)).map(c -> place + " " + c);
              } catch (ProblemException refused) {
                return Stream.of(place + ": " + refused.getMessage());
              }
            })
        .toList();
  }

  private Stream<String> complaints(Rendered rendered) {
    Stream<String> untidy =
        rendered.objects().stream()
            .flatMap(
                o ->
                    Stream.concat(Tidiness.untidyLines(o.text()), Tidiness.emptyFields(o.json()))
                        .map(complaint -> o.file() + ": " + complaint));
    return Stream.concat(findings(rendered).map(Finding::toString), untidy);
  }

  private Stream<Finding> findings(Rendered rendered) {
    return checks.check(rendered.render()).stream()
        .filter(finding -> waivers.reason(finding).isEmpty());
  }

  /** What any check finds in the object of a template: {@code statefulset.yaml}. */
  public List<Finding> findings(Rendered rendered, String template) {
    return findings(rendered).filter(f -> f.file().equals("templates/" + template)).toList();
  }

  /** What any check finds in the chart's files. */
  List<Finding> findingsInFiles() {
    return checks.checkFiles();
  }

  /** What differs between two renders, but for secrets that are kept. */
  List<Finding> differences(Rendered once, Rendered again) {
    return checks.reproducible(once.render(), again.render());
  }

  /** What {@code helm lint --strict} finds with the values of a request. */
  public List<Problem> lint(RenderRequest request) {
    return ENGINE.lint(request, true);
  }

  /** A values file of this text. */
  public Path valuesFile(String yaml) {
    try {
      return Files.writeString(Files.createTempFile(onDisk.profiles(), "values", ".yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name() + database;
  }
}
