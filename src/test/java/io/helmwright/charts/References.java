package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rendered objects say about each other. */
final class References {

  private References() {}

  /** All objects of a release, those that operators make included. */
  static Stream<JsonNode> objects(Rendered rendered) {
    return Stream.concat(
        rendered.objects().stream().map(RenderedObject::json),
        rendered.objects().stream().flatMap(Operators::objects));
  }

  /** The Secrets, ConfigMaps, claims and the ServiceAccount that an object or its pods need. */
  static Stream<Reference> needs(JsonNode object) {
    var found = new ArrayList<Reference>();
    JsonNode pod = Pods.pod(object);
    if (pod.has("serviceAccountName")) {
      found.add(new Reference("ServiceAccount", pod.path("serviceAccountName").asText(), ""));
    }
    pod.path("imagePullSecrets").forEach(s -> add("Secret", s, "name", found));
    for (JsonNode volume : pod.path("volumes")) {
      add("PersistentVolumeClaim", volume.path("persistentVolumeClaim"), "claimName", found);
      addFiles("Secret", volume.path("secret"), "secretName", found);
      addFiles("ConfigMap", volume.path("configMap"), "name", found);
      for (JsonNode source : volume.at("/projected/sources")) {
        addFiles("Secret", source.path("secret"), "name", found);
        addFiles("ConfigMap", source.path("configMap"), "name", found);
      }
    }
    object.at("/spec/tls").forEach(tls -> add("Secret", tls, "secretName", found));
    add("Secret", object.at("/spec/bootstrap/initdb/secret"), "name", found);
    object.findValues("secretRef").forEach(r -> add("Secret", r, "name", found));
    object.findValues("configMapRef").forEach(r -> add("ConfigMap", r, "name", found));
    object.findValues("secretKeyRef").forEach(r -> addKey("Secret", r, found));
    object.findValues("configMapKeyRef").forEach(r -> addKey("ConfigMap", r, found));
    return found.stream();
  }

  private static void add(String kind, JsonNode source, String field, List<Reference> found) {
    if (source.has(field) && !source.path("optional").asBoolean()) {
      found.add(new Reference(kind, source.path(field).asText(), ""));
    }
  }

  private static void addFiles(String kind, JsonNode source, String field, List<Reference> found) {
    add(kind, source, field, found);
    for (JsonNode item : source.path("items")) {
      found.add(new Reference(kind, source.path(field).asText(), item.path("key").asText()));
    }
  }

  private static void addKey(String kind, JsonNode source, List<Reference> found) {
    if (!source.path("optional").asBoolean()) {
      found.add(new Reference(kind, source.path("name").asText(), source.path("key").asText()));
    }
  }

  /**
   * The Services and workloads that routes, autoscalers and StatefulSets name, and what ingress
   * controllers are told.
   */
  static Stream<Reference> targets(Rendered rendered, JsonNode object) {
    var found = new ArrayList<Reference>();
    if (object.path("kind").asText().equals("Ingress")) {
      for (JsonNode service : object.findValues("service")) {
        JsonNode port = service.path("port");
        found.add(service(service, port.has("name") ? port.path("name") : port.path("number")));
      }
    }
    object.findValues("backendRefs").stream()
        .flatMap(JsonNode::valueStream)
        .forEach(backend -> found.add(service(backend, backend.path("port"))));
    JsonNode scaled = object.at("/spec/scaleTargetRef");
    if (scaled.isObject()) {
      found.add(new Reference(scaled.path("kind").asText(), scaled.path("name").asText(), ""));
    }
    if (object.path("kind").asText().equals("StatefulSet")) {
      found.add(new Reference("Service", object.at("/spec/serviceName").asText(), ""));
    }
    return Stream.concat(
        found.stream(), Annotations.references(object, rendered.request().namespace()));
  }

  private static Reference service(JsonNode named, JsonNode port) {
    return new Reference("Service", named.path("name").asText(), port.asText());
  }

  /** How an object selects pods of this release; a selector of all pods is none. */
  static Stream<Map<String, String>> selectors(JsonNode object) {
    JsonNode spec = object.path("spec");
    Stream<JsonNode> peers =
        spec.path("egress")
            .valueStream()
            .flatMap(rule -> rule.path("to").valueStream())
            .filter(peer -> !peer.has("namespaceSelector"))
            .map(peer -> peer.at("/podSelector/matchLabels"));
    return Stream.of(
            Stream.of(spec.path("selector"), spec.at("/selector/matchLabels")),
            Stream.of(spec.at("/podSelector/matchLabels")),
            peers,
            spec.findValues("labelSelector").stream().map(s -> s.path("matchLabels")))
        .flatMap(s -> s)
        .filter(s -> !s.isEmpty() && !s.has("matchLabels"))
        .map(Rendered::strings);
  }

  /** The pods that a selector selects: metadata and specification. */
  static Stream<JsonNode> selected(Map<String, String> selector, Rendered rendered) {
    return objects(rendered)
        .map(o -> o.path("kind").asText().equals("Pod") ? o : Pods.template(o))
        .filter(
            pod ->
                Rendered.strings(pod.at("/metadata/labels"))
                    .entrySet()
                    .containsAll(selector.entrySet()));
  }

  /** The ports that a Service forwards to and that none of its pods has. */
  static Stream<String> danglingPorts(JsonNode object, Rendered rendered) {
    JsonNode selector = object.at("/spec/selector");
    if (!object.path("kind").asText().equals("Service") || selector.isMissingNode()) {
      return Stream.of();
    }
    Set<String> ports =
        selected(Rendered.strings(selector), rendered)
            .flatMap(pod -> Pods.containers(pod.path("spec")))
            .flatMap(container -> container.path("ports").valueStream())
            .flatMap(port -> Stream.of(port.path("name"), port.path("containerPort")))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    return object
        .at("/spec/ports")
        .valueStream()
        .map(
            port -> (port.has("targetPort") ? port.path("targetPort") : port.path("port")).asText())
        .filter(port -> !ports.contains(port));
  }
}
