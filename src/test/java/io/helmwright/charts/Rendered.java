package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.verify.RenderRequest;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.StrictYaml;
import io.helmwright.verify.check.Pods;
import io.helmwright.verify.check.Render;
import io.helmwright.verify.check.RenderedObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Helm made of a chart, with questions that tests ask. */
public final class Rendered {

  private final RenderRequest request;
  private final Render render;
  private final Supplier<GeneratedSecrets> generated;
  private final List<RenderedObject> objects;

  Rendered(RenderRequest request, Render render, Supplier<GeneratedSecrets> generated) {
    this.request = request;
    this.render = render;
    this.generated = generated;
    this.objects = render.objects().toList();
  }

  /** What was asked for. */
  public RenderRequest request() {
    return request;
  }

  /** What the engine answered. */
  public RenderedChart chart() {
    return render.rendered();
  }

  /** What checks look at. */
  Render render() {
    return render;
  }

  /** All objects, those of subcharts too. */
  List<RenderedObject> objects() {
    return objects;
  }

  /** The objects that the chart's own templates make. */
  Stream<RenderedObject> ownObjects() {
    return objects.stream().filter(RenderedObject::isOwn);
  }

  /** The chart's own documents as {@code helm template} prints them, then what NOTES.txt says. */
  public String own() {
    String notes =
        chart().notes().lines().map(l -> ("# " + l).strip()).collect(Collectors.joining("\n"));
    return generated.get().masked(ownObjects().map(this::printed).collect(Collectors.joining()))
        + "---\n# NOTES.txt\n"
        + notes
        + "\n";
  }

  private String printed(RenderedObject object) {
    String template = request.chart().getFileName() + "/" + object.file();
    return "---\n# Source: " + template + "\n" + object.text() + "\n";
  }

  /** Every document by its template, generated secrets masked. */
  public Map<String, String> byTemplate() {
    return chart().documents().stream()
        .collect(
            Collectors.toMap(
                RenderedDocument::template,
                d -> generated.get().masked(d.text()),
                (a, b) -> a + "\n---\n" + b,
                TreeMap::new));
  }

  /** Objects by kind, or all when the kind is {@code *}. */
  public List<JsonNode> objects(String kind) {
    return objects.stream()
        .filter(o -> kind.equals("*") || o.kind().equals(kind))
        .map(RenderedObject::json)
        .toList();
  }

  /** The object of that kind and name, or a missing node. */
  public JsonNode object(String kind, String name) {
    return objects.stream()
        .filter(o -> o.kind().equals(kind) && o.name().equals(name))
        .findFirst()
        .map(RenderedObject::json)
        .orElse(MissingNode.getInstance());
  }

  /** The object that one of the chart's templates makes, or a missing node. */
  public JsonNode template(String file) {
    return ownObjects()
        .filter(o -> o.file().equals("templates/" + file))
        .findFirst()
        .map(RenderedObject::json)
        .orElse(MissingNode.getInstance());
  }

  public JsonNode statefulSet() {
    return template("statefulset.yaml");
  }

  /** The specification of the application's pods. */
  public JsonNode pod() {
    JsonNode deployment = template("deployment.yaml");
    return Pods.pod(deployment.isMissingNode() ? statefulSet() : deployment);
  }

  /** A container of the application's pods, init containers included. */
  public JsonNode container(String name) {
    return Pods.containers(pod())
        .filter(c -> c.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The plain environment variables. */
  public Map<String, String> config() {
    return strings(template("configmap.yaml").path("data"));
  }

  /** The secret environment variables of the chart's own Secret, decoded. */
  public Map<String, String> secrets() {
    return decoded(template("secret.yaml"));
  }

  /** The data of a Secret, decoded. */
  public static Map<String, String> decoded(JsonNode secret) {
    var data = strings(secret.path("data"));
    data.replaceAll((key, value) -> decoded(value));
    data.putAll(strings(secret.path("stringData")));
    return data;
  }

  static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  /** A mapping of strings. */
  public static Map<String, String> strings(JsonNode mapping) {
    var strings = new TreeMap<String, String>();
    mapping.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  /** What a values file says. */
  static JsonNode values(Path file) {
    try {
      return StrictYaml.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
