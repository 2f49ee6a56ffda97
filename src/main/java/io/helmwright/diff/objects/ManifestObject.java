package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.HelmEngine;
import io.helmwright.verify.HookOrder;
import io.helmwright.verify.check.Pods;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One object as a chart renders it, in the form in which it is compared: without nulls, which
 * Kubernetes drops, and a Secret's {@code stringData} where Kubernetes keeps it, in {@code data}.
 *
 * @param template the template that made it, as Helm says it: {@code web/templates/service.yaml}
 * @param json what it says; not to be changed
 */
record ManifestObject(String template, JsonNode json) {

  private static final Set<String> TESTS = Set.of("test", "test-success", "test-failure");

  /** Puts what was read into the form in which it is compared. */
  static ManifestObject of(String template, JsonNode read) {
    JsonNode json = withoutNulls(read.deepCopy());
    if (json.path("kind").asText().equals("Secret") && json.has("stringData")) {
      ObjectNode secret = (ObjectNode) json;
      ObjectNode data = secret.withObjectProperty("data");
      secret.remove("stringData").properties().forEach(e -> data.put(e.getKey(), encoded(e)));
    }
    return new ManifestObject(template, json);
  }

  private static String encoded(Map.Entry<String, JsonNode> entry) {
    byte[] bytes = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(entry -> entry.getValue().isNull());
      object.forEach(ManifestObject::withoutNulls);
    } else if (node instanceof ArrayNode array) {
      array.forEach(ManifestObject::withoutNulls);
    }
    return node;
  }

  /** The template without the outermost chart's name: {@code templates/service.yaml}. */
  String file() {
    return file(template);
  }

  static String file(String template) {
    return template.substring(template.indexOf('/') + 1);
  }

  String kind() {
    return json.path("kind").asText();
  }

  boolean is(String... kinds) {
    return Stream.of(kinds).anyMatch(kind()::equals);
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** Its namespace; empty for that of the release, whether it says so or not. */
  String namespace() {
    String namespace = json.at("/metadata/namespace").asText();
    return namespace.equals(HelmEngine.DEFAULT_NAMESPACE) ? "" : namespace;
  }

  /** What tells it from others in one release: its group may change, its version too. */
  String identity() {
    return "%s %s/%s".formatted(kind(), namespace(), name());
  }

  /** {@code StatefulSet heimdall}, {@code Job heimdall-migrate (hook)}. */
  String label() {
    return kind() + " " + name() + (isTest() ? " (test)" : isHook() ? " (hook)" : "");
  }

  /** The events that it is a hook of; empty if it is none. */
  List<String> hookEvents() {
    return HookOrder.events(json);
  }

  boolean isHook() {
    return !hookEvents().isEmpty();
  }

  /** Whether it is a hook of {@code helm test} alone, which no installation or upgrade runs. */
  boolean isTest() {
    return isHook() && TESTS.containsAll(hookEvents());
  }

  String annotation(String key) {
    return json.at("/metadata/annotations").path(key).asText();
  }

  /** Whether Helm leaves it in the cluster when the chart doesn't render it any more. */
  boolean isKept() {
    return annotation("helm.sh/resource-policy").equals("keep");
  }

  /** Whether it holds values that are made at random when it is installed. */
  boolean isGenerated() {
    return json.path("data").valueStream().anyMatch(Json.GENERATED::equals);
  }

  /** The specification of the pods that it makes; missing when it makes none. */
  JsonNode pod() {
    return Pods.pod(json);
  }

  /** Whether its pods keep data on volumes that outlive them. */
  boolean holdsData() {
    return is("PersistentVolumeClaim", "PersistentVolume")
        || is("StatefulSet") && !json.at("/spec/volumeClaimTemplates").isEmpty()
        || json.path("apiVersion").asText().startsWith("postgresql.cnpg.io/") && is("Cluster");
  }
}
