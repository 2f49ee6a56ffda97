package io.helmwright.charts.heimdall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What rendered objects say about each other. */
final class References {

  /** What the profiles name as there already. */
  private static final Set<String> OF_THE_USER =
      Set.of(
          "heimdall-db-credentials",
          "rds-global-bundle",
          "heimdall-secrets",
          "heimdall-postgresql",
          "heimdall-backup-s3",
          "registry-credentials");

  private References() {}

  /** An object by kind and name, and a key in it when the key is what is needed. */
  record Reference(String kind, String name, String key) {

    boolean isIn(Rendered rendered) {
      JsonNode object = in(rendered);
      return !object.isMissingNode() && (key.isEmpty() || object.path("data").has(key));
    }

    JsonNode in(Rendered rendered) {
      return rendered.object(kind, name);
    }

    boolean isTheUsers() {
      return (kind.equals("Secret") || kind.equals("ConfigMap")) && OF_THE_USER.contains(name)
          || kind.equals("ServiceAccount") && name.equals("default");
    }
  }

  /** The pod that an object makes or is; missing when it makes none. */
  static JsonNode pod(JsonNode object) {
    return object.path("kind").asText().equals("Pod")
        ? object.path("spec")
        : template(object).path("spec");
  }

  private static JsonNode template(JsonNode object) {
    return object.path("kind").asText().equals("CronJob")
        ? object.at("/spec/jobTemplate/spec/template")
        : object.at("/spec/template");
  }

  /** The Secrets, ConfigMaps, claims and the ServiceAccount that an object's pods need. */
  static Stream<Reference> ofPods(JsonNode object) {
    JsonNode pod = pod(object);
    var found = new ArrayList<Reference>();
    if (pod.has("serviceAccountName")) {
      found.add(new Reference("ServiceAccount", pod.path("serviceAccountName").asText(), ""));
    }
    pod.path("imagePullSecrets")
        .forEach(s -> found.add(new Reference("Secret", s.path("name").asText(), "")));
    Rendered.containers(pod)
        .forEach(
            container -> {
              container.path("envFrom").forEach(from -> addSource(from, found));
              container.findValues("secretKeyRef").forEach(r -> found.add(keyed("Secret", r)));
              container
                  .findValues("configMapKeyRef")
                  .forEach(r -> found.add(keyed("ConfigMap", r)));
            });
    for (JsonNode volume : pod.path("volumes")) {
      if (volume.has("configMap")) {
        found.add(new Reference("ConfigMap", volume.at("/configMap/name").asText(), ""));
      }
      if (volume.has("persistentVolumeClaim")) {
        String claim = volume.at("/persistentVolumeClaim/claimName").asText();
        found.add(new Reference("PersistentVolumeClaim", claim, ""));
      }
      if (volume.has("secret")) {
        found.add(new Reference("Secret", volume.at("/secret/secretName").asText(), ""));
      }
    }
    return found.stream();
  }

  private static void addSource(JsonNode from, List<Reference> found) {
    if (from.has("secretRef")) {
      found.add(new Reference("Secret", from.at("/secretRef/name").asText(), ""));
    }
    if (from.has("configMapRef")) {
      found.add(new Reference("ConfigMap", from.at("/configMapRef/name").asText(), ""));
    }
  }

  private static Reference keyed(String kind, JsonNode reference) {
    return new Reference(kind, reference.path("name").asText(), reference.path("key").asText());
  }

  /** The Services and workloads that routes, autoscalers and StatefulSets name. */
  static Stream<Reference> ofTraffic(JsonNode object) {
    var found = new ArrayList<Reference>();
    object.findValues("service").stream()
        .filter(JsonNode::isObject)
        .forEach(s -> found.add(new Reference("Service", s.path("name").asText(), "")));
    object.findValues("backendRefs").stream()
        .flatMap(refs -> refs.valueStream())
        .forEach(r -> found.add(new Reference("Service", r.path("name").asText(), "")));
    JsonNode scaled = object.at("/spec/scaleTargetRef");
    if (scaled.isObject()) {
      found.add(new Reference(scaled.path("kind").asText(), scaled.path("name").asText(), ""));
    }
    if (object.path("kind").asText().equals("StatefulSet")) {
      found.add(new Reference("Service", object.at("/spec/serviceName").asText(), ""));
    }
    return found.stream();
  }

  /** How an object selects pods of this release; a selector of all pods is none. */
  static Stream<Map<String, String>> selectors(JsonNode object) {
    JsonNode spec = object.path("spec");
    JsonNode egress = spec.path("egress");
    return Stream.of(
            Stream.of(spec.path("selector"), spec.at("/selector/matchLabels")),
            Stream.of(spec.at("/podSelector/matchLabels")),
            egress.findValues("podSelector").stream().map(s -> s.path("matchLabels")),
            spec.findValues("labelSelector").stream().map(s -> s.path("matchLabels")))
        .flatMap(s -> s)
        .filter(s -> !s.isEmpty() && !s.has("matchLabels"))
        .map(Rendered::strings);
  }

  /** The labels of every pod. */
  static Stream<Map<String, String>> podLabels(Rendered rendered) {
    return rendered.objects("*").stream()
        .filter(o -> !pod(o).isMissingNode())
        .map(
            o ->
                o.path("kind").asText().equals("Pod")
                    ? o.at("/metadata/labels")
                    : template(o).at("/metadata/labels"))
        .map(Rendered::strings);
  }
}
