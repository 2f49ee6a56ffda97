package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.result.Configuration;
import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All that one configuration of a chart renders, with questions that checks ask. */
public final class Render {

  private final RenderedChart rendered;
  private final Configuration configuration;
  private final ChartFacts chart;
  private final List<RenderedObject> all = new ArrayList<>();
  private final Map<Key, JsonNode> index = new HashMap<>();
  private final boolean madeByOthers;
  private final boolean unreadable;
  private final Map<String, String> secrets = new HashMap<>();
  private final List<RenderedObject> taken = new ArrayList<>();
  private UserNames userNames;

  private record Key(String kind, String namespace, String name) {}

  Render(
      RenderedChart rendered, Configuration configuration, ChartFacts chart, DocumentCache cache) {
    this.rendered = rendered;
    this.configuration = configuration;
    this.chart = chart;
    rendered.documents().forEach(document -> all.addAll(cache.objects(document)));
    for (RenderedObject object : all) {
      String namespace = namespaceOf(object);
      var key = new Key(object.kind(), namespace, object.name());
      if (index.putIfAbsent(key, object.json()) != null) {
        taken.add(object);
      }
      for (JsonNode made : object.made()) {
        String name = made.at("/metadata/name").asText();
        index.putIfAbsent(new Key(made.path("kind").asText(), namespace, name), made);
      }
    }
    all.stream().filter(o -> !isStoodIn(o)).forEach(o -> secrets.putAll(o.secrets()));
    unreadable = all.stream().anyMatch(RenderedObject::isUnreadable);
    madeByOthers = all.stream().anyMatch(CustomKinds::mayMakeOthers);
  }

  /** What the engine answered. */
  public RenderedChart rendered() {
    return rendered;
  }

  /** What was asked for. */
  public Configuration configuration() {
    return configuration;
  }

  /** All objects in Helm's order, those of subcharts too. */
  public Stream<RenderedObject> objects() {
    return all.stream();
  }

  /** What the release's Secrets hold, with their keys. */
  Map<String, String> secrets() {
    return secrets;
  }

  /** What is known of the chart. */
  ChartFacts chart() {
    return chart;
  }

  /** Whether an object stands for one of a subchart that wasn't there. */
  boolean isStoodIn(RenderedObject object) {
    return rendered.standIns().stream()
        .anyMatch(n -> object.file().startsWith("charts/" + n + "/"));
  }

  /** Whether an object before this one has its kind and name. */
  boolean isTaken(RenderedObject object) {
    return taken.contains(object);
  }

  /** A finding about an object, at its line and with the object's name without the release's. */
  Finding placed(Finding finding, RenderedObject object) {
    Optional<TemplateObject> origin = chart.origins().of(object);
    String path = finding.subject().substring(object.kind().length()).strip();
    String label =
        origin
            .flatMap(TemplateObject::label)
            .orElseGet(
                () ->
                    ReleaseName.without(
                        configuration.releaseName(),
                        chart.nameOf(object.file()),
                        finding.object()));
    return finding.at(
        origin.map(place -> place.line(path)).orElse(0), finding.object().isEmpty() ? "" : label);
  }

  String namespaceOf(RenderedObject object) {
    return object.namespace().isEmpty() ? configuration.namespace() : object.namespace();
  }

  /** Whether an object names a namespace that isn't the release's. */
  boolean isElsewhere(RenderedObject object) {
    return !namespaceOf(object).equals(configuration.namespace());
  }

  /** The names of all objects of a kind. */
  List<String> names(String kind) {
    return all.stream().filter(o -> o.is(kind)).map(RenderedObject::name).toList();
  }

  /** Whether a name has that of the release, or of the chart that an object belongs to, in it. */
  boolean isOwnName(String name, RenderedObject object) {
    return hasWords(name, configuration.releaseName())
        || hasWords(name, chart.nameOf(object.file()));
  }

  private static boolean hasWords(String name, String words) {
    return !words.isEmpty() && ("-" + name + "-").contains("-" + words + "-");
  }

  /** The object that another one refers to, or one that operators make. */
  Optional<JsonNode> find(Reference reference, RenderedObject from) {
    String namespace = reference.namespace().isEmpty() ? namespaceOf(from) : reference.namespace();
    String name = reference.name();
    String prefix = namespace + "-";
    if (reference.kind().equals("Middleware") && name.startsWith(prefix)) {
      name = name.substring(prefix.length());
    }
    return find(reference.kind(), namespace, name);
  }

  Optional<JsonNode> find(String kind, String namespace, String name) {
    return Optional.ofNullable(index.get(new Key(kind, namespace, name)));
  }

  /** The rendered object of a kind in the release's namespace. */
  Optional<RenderedObject> object(String kind, String name) {
    return all.stream().filter(o -> o.is(kind) && o.name().equals(name)).findFirst();
  }

  /** The objects, in the same namespace, whose pods a selector selects. */
  Stream<RenderedObject> selected(Selector selector, RenderedObject from) {
    String namespace = namespaceOf(from);
    return all.stream()
        .filter(o -> !o.containers().isEmpty() && namespaceOf(o).equals(namespace))
        .filter(o -> selector.selects(o.podLabels()));
  }

  /** Whether a selector selects pods that operators make, as far as one can tell. */
  boolean selectsMadePods(Selector selector) {
    return all.stream()
        .flatMap(o -> o.made().stream())
        .anyMatch(made -> selector.selects(Selector.labels(made.at("/metadata/labels"))));
  }

  /** Whether users name it in their values, or the chart's defaults do. */
  boolean isTheUsers(String name) {
    return chart.names().has(name) || userNames().has(name);
  }

  private synchronized UserNames userNames() {
    if (userNames == null) {
      userNames = new UserNames().add(configuration.values());
    }
    return userNames;
  }

  /**
   * Whether something of the release may make an object of this name while it runs: an operator of
   * a kind that isn't known, or a Job that is told the name.
   */
  boolean mayBeMade(String name) {
    return mayBeMadeByOthers(name)
        || all.stream()
            .filter(o -> o.is("Job", "CronJob", "Pod"))
            .anyMatch(o -> arguments(o).anyMatch(a -> a.contains(name)));
  }

  /**
   * Whether an operator of a kind that isn't known may make it, a subchart that isn't there, or a
   * document that is no YAML.
   */
  boolean mayBeMadeByOthers(String name) {
    return unreadable
        || madeByOthers
            && all.stream().anyMatch(o -> CustomKinds.mayMakeOthers(o) && mentions(o, name))
        || rendered.standIns().stream().anyMatch(n -> name.contains(n) && isEmpty(n));
  }

  private static boolean mentions(RenderedObject object, String name) {
    return object.strings().contains(name)
        || !object.name().isEmpty() && name.contains(object.name());
  }

  private boolean isEmpty(String standIn) {
    return all.stream().noneMatch(o -> o.file().startsWith("charts/" + standIn + "/"));
  }

  private static Stream<String> arguments(RenderedObject object) {
    return object.containers().stream()
        .flatMap(c -> Stream.of("command", "args").flatMap(f -> c.json().path(f).valueStream()))
        .map(JsonNode::asText);
  }

  /** Whether an operator that isn't known may make what these labels select. */
  boolean mayBeMade(Selector selector) {
    return selector.anyValue(this::mayBeMadeByOthers);
  }

  /** The keys that a Secret or ConfigMap holds. */
  static Stream<String> keys(JsonNode holder) {
    return Stream.of("data", "stringData", "binaryData")
        .flatMap(field -> holder.path(field).properties().stream())
        .map(Map.Entry::getKey);
  }
}
