package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.HookOrder;
import io.helmwright.verify.StrictYaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One rendered object, and what can be said about it without the others. It is read once for all
 * renders that contain the same text.
 */
public final class RenderedObject {

  private final String file;
  private final String text;
  private final JsonNode json;
  private final Optional<Problem> flaw;
  private final String kind;
  private final String name;
  private final String namespace;
  private final String group;
  private final List<Pods.Container> containers;
  private final List<Reference> references;
  private final List<Selector> selectors;
  private final Map<String, String> podLabels;
  private final List<JsonNode> made;
  private final List<String> hookEvents;
  private final Map<String, String> secrets;
  private final String strings;
  private final List<RenderCheck> checks;

  private RenderedObject(String file, String text, JsonNode json, Optional<Problem> flaw) {
    this.file = file;
    this.text = text;
    this.json = json;
    this.flaw = flaw;
    kind = json.path("kind").isTextual() ? json.path("kind").asText() : "";
    name = json.at("/metadata/name").asText();
    namespace = json.at("/metadata/namespace").asText();
    String version = json.path("apiVersion").asText();
    group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    containers = Pods.of(json);
    references = List.copyOf(References.of(json));
    selectors = Selector.of(json);
    podLabels = Selector.labels(Pods.template(json).at("/metadata/labels"));
    made = Operators.objects(this).toList();
    hookEvents = HookOrder.events(json);
    secrets = kind.equals("Secret") ? SecretExposure.values(this) : Map.of();
    strings = strings(json).collect(Collectors.joining("\n"));
    checks = Checks.OF_RENDERS.stream().filter(check -> check.isFor(this)).toList();
  }

  /**
   * Reads a document.
   *
   * @param template where it comes from, as Helm says it: {@code heimdall/templates/service.yaml}
   * @return the object, or the items of a List
   */
  static List<RenderedObject> read(String template, String text) {
    String file = template.substring(template.indexOf('/') + 1);
    Optional<Problem> flaw = Optional.empty();
    JsonNode json;
    try {
      json = StrictYaml.parse("", text + "\n");
    } catch (ProblemException e) {
      flaw = Optional.of(e.problems().get(0));
      json = lenient(text);
    }
    if (json.isNull()) {
      return List.of();
    }
    if (json.path("kind").asText().equals("List") && json.path("items").isArray()) {
      return json.path("items")
          .valueStream()
          .map(item -> new RenderedObject(file, text, item, Optional.empty()))
          .toList();
    }
    return List.of(new RenderedObject(file, text, json, flaw));
  }

  private static JsonNode lenient(String text) {
    try {
      return StrictYaml.parseLeniently("", text + "\n");
    } catch (ProblemException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private static Stream<String> strings(JsonNode node) {
    return node.isContainerNode()
        ? node.valueStream().flatMap(RenderedObject::strings)
        : Stream.of(node.asText());
  }

  /** The template, relative to the chart: {@code templates/service.yaml}. */
  public String file() {
    return file;
  }

  /** The YAML of the document that it is in. */
  public String text() {
    return text;
  }

  /** What the YAML says; not to be changed. */
  public JsonNode json() {
    return json;
  }

  /** Whether a template of the chart itself made it, not one of a subchart. */
  public boolean isOwn() {
    return !file.startsWith("charts/");
  }

  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  /** The namespace that it names itself, or empty. */
  String namespace() {
    return namespace;
  }

  /** The API group: {@code apps}; empty for Kubernetes' first one. */
  String group() {
    return group;
  }

  boolean is(String... kinds) {
    return List.of(kinds).contains(kind);
  }

  /** What StrictYaml has against the text. */
  Optional<Problem> flaw() {
    return flaw;
  }

  /** Whether the text is no YAML, so that nothing else can be said about it. */
  boolean isUnreadable() {
    return flaw.isPresent() && json.isEmpty();
  }

  List<Pods.Container> containers() {
    return containers;
  }

  List<Reference> references() {
    return references;
  }

  List<Selector> selectors() {
    return selectors;
  }

  /** What operators make of it. */
  List<JsonNode> made() {
    return made;
  }

  List<String> hookEvents() {
    return hookEvents;
  }

  boolean isHook() {
    return !hookEvents.isEmpty();
  }

  /** The secrets that it holds if it is a Secret, with their keys. */
  Map<String, String> secrets() {
    return secrets;
  }

  String annotation(String name) {
    return json.path("metadata").path("annotations").path(name).asText();
  }

  /** The checks that may find something about it among other objects. */
  List<RenderCheck> checks() {
    return checks;
  }

  boolean refersTo(Predicate<Reference> condition) {
    return references.stream().anyMatch(condition);
  }

  /** All texts in it, one per line. */
  String strings() {
    return strings;
  }

  /** The labels of the pods that it makes. */
  Map<String, String> podLabels() {
    return podLabels;
  }

  Stream<JsonNode> items(String list) {
    JsonNode items = json.at(list);
    return IntStream.range(0, items.size()).mapToObj(items::get);
  }
}
