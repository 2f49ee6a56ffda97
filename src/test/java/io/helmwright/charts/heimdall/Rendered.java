package io.helmwright.charts.heimdall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.RenderedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Helm made of the chart, with questions that tests ask. */
record Rendered(RenderedChart chart) {

  private static final Pattern GENERATED =
      Pattern.compile("(?m)^(  (JWT_SECRET|ADMIN_PASSWORD): )\"([A-Za-z0-9+/=]+)\"$");
  private static final Map<String, Integer> GENERATED_LENGTHS =
      Map.of("JWT_SECRET", 64, "ADMIN_PASSWORD", 24);

  /** The chart's own documents as {@code helm template} prints them, then what NOTES.txt says. */
  String own() {
    String notes =
        chart.notes().lines().map(l -> ("# " + l).strip()).collect(Collectors.joining("\n"));
    return masked(
            chart.documents().stream()
                .filter(d -> d.template().startsWith("heimdall/templates/"))
                .map(d -> "---\n# Source: " + d.template() + "\n" + d.text() + "\n")
                .collect(Collectors.joining()))
        + "---\n# NOTES.txt\n"
        + notes
        + "\n";
  }

  /** Every document by its template, generated secrets masked. */
  Map<String, String> byTemplate() {
    return chart.documents().stream()
        .collect(
            Collectors.toMap(
                RenderedDocument::template,
                d -> masked(d.text()),
                (a, b) -> a + "\n---\n" + b,
                TreeMap::new));
  }

  /**
   * The text with generated secrets masked: those of the two names that may be generated, when they
   * decode to as many letters and digits as are generated. Any other secret stays.
   */
  static String masked(String text) {
    return GENERATED
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    decoded(m.group(3))
                            .matches("[A-Za-z0-9]{" + GENERATED_LENGTHS.get(m.group(2)) + "}")
                        ? m.group(1)
                            + "("
                            + GENERATED_LENGTHS.get(m.group(2))
                            + " random letters and digits)"
                        : m.group()));
  }

  /** Objects by kind, or all when the kind is {@code *}. */
  List<JsonNode> objects(String kind) {
    return chart.documents().stream()
        .map(RenderedDocument::toObject)
        .filter(o -> kind.equals("*") || o.path("kind").asText().equals(kind))
        .toList();
  }

  /** The object of that kind and name, or a missing node. */
  JsonNode object(String kind, String name) {
    return objects(kind).stream()
        .filter(o -> o.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The object that one of the chart's templates makes, or a missing node. */
  JsonNode template(String file) {
    return chart.documents().stream()
        .filter(d -> d.template().equals("heimdall/templates/" + file))
        .map(RenderedDocument::toObject)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  JsonNode statefulSet() {
    return template("statefulset.yaml");
  }

  /** The specification of Heimdall's pods. */
  JsonNode pod() {
    return statefulSet().at("/spec/template/spec");
  }

  /** A container of Heimdall's pods, init containers included. */
  JsonNode container(String name) {
    return containers(pod())
        .filter(c -> c.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** All containers of a pod, init containers first. */
  static Stream<JsonNode> containers(JsonNode pod) {
    var all = new ArrayList<JsonNode>();
    pod.path("initContainers").forEach(all::add);
    pod.path("containers").forEach(all::add);
    return all.stream();
  }

  /** The plain environment variables. */
  Map<String, String> config() {
    return strings(template("configmap.yaml").path("data"));
  }

  /** The secret environment variables of the chart's own Secret, decoded. */
  Map<String, String> secrets() {
    return decoded(template("secret.yaml"));
  }

  /** The data of a Secret, decoded. */
  static Map<String, String> decoded(JsonNode secret) {
    var data = strings(secret.path("data"));
    data.replaceAll((key, value) -> decoded(value));
    return data;
  }

  /** A mapping of strings. */
  static Map<String, String> strings(JsonNode mapping) {
    var strings = new TreeMap<String, String>();
    mapping.properties().forEach(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
