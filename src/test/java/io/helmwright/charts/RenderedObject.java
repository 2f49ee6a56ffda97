package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.RenderedDocument;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One rendered object.
 *
 * @param template where it came from, as Helm says it: {@code heimdall/templates/service.yaml}
 * @param isOwn whether that is a template of the chart itself, not of a subchart
 * @param text its YAML
 * @param json what the YAML says
 */
record RenderedObject(String template, boolean isOwn, String text, JsonNode json) {

  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  /**
   * A document, read; equal ones once.
   *
   * @param own what the paths of the chart's own templates begin with
   */
  static RenderedObject of(RenderedDocument document, String own) {
    return new RenderedObject(
        document.template(),
        document.template().startsWith(own),
        document.text(),
        READ.computeIfAbsent(document.text(), text -> document.toObject()));
  }

  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** The API group: {@code apps}; empty for Kubernetes' first one. */
  String group() {
    String version = json.path("apiVersion").asText();
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }
}
