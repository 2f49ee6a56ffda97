package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.check.Reference.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what an object says about others. */
final class References {

  /** References that mean the same in every kind, custom ones too. */
  private static final Map<String, String> KEYS =
      Map.of(
          "secretKeyRef", "Secret",
          "configMapKeyRef", "ConfigMap",
          "secretRef", "Secret",
          "configMapRef", "ConfigMap");

  private final List<Reference> found = new ArrayList<>();

  private References() {}

  static List<Reference> of(JsonNode object) {
    var references = new References();
    references.pod(Pods.pod(object), Pods.path(object));
    references.keys(object, "");
    references.own(object);
    references.found.addAll(Annotations.references(object));
    return references.found;
  }

  private void pod(JsonNode pod, String path) {
    add(Use.SERVICE_ACCOUNT, "ServiceAccount", pod, "serviceAccountName", path);
    add(Use.PRIORITY_CLASS, "PriorityClass", pod, "priorityClassName", path);
    pullSecrets(pod, path + ".");
    int index = 0;
    for (JsonNode volume : pod.path("volumes")) {
      String at = "%s.volumes[%d].".formatted(path, index);
      index++;
      JsonNode claim = volume.path("persistentVolumeClaim");
      add(Use.NEED, "PersistentVolumeClaim", claim, "claimName", at + "persistentVolumeClaim");
      files("Secret", volume.path("secret"), "secretName", at + "secret");
      files("ConfigMap", volume.path("configMap"), "name", at + "configMap");
      for (JsonNode source : volume.at("/projected/sources")) {
        files("Secret", source.path("secret"), "name", at + "projected");
        files("ConfigMap", source.path("configMap"), "name", at + "projected");
      }
    }
  }

  private void pullSecrets(JsonNode holder, String path) {
    for (JsonNode secret : holder.path("imagePullSecrets")) {
      add(Use.NEED, "Secret", secret, "name", path + "imagePullSecrets");
    }
  }

  private void files(String kind, JsonNode source, String field, String path) {
    if (source.path("optional").asBoolean()) {
      return;
    }
    if (source.path("items").isEmpty()) {
      add(Use.NEED, kind, source, field, path);
    }
    for (JsonNode item : source.path("items")) {
      String key = item.path("key").asText();
      add(new Reference(path, Use.NEED, kind, "", source.path(field).asText(), key));
    }
  }

  /** Whatever has a reference to a Secret or ConfigMap, at any depth. */
  private void keys(JsonNode node, String path) {
    if (node.isArray()) {
      int index = 0;
      for (JsonNode item : node) {
        boolean variable = path.endsWith(".env") && item.path("name").isTextual();
        String step = variable ? item.path("name").asText() : String.valueOf(index);
        keys(item, "%s[%s]".formatted(path, step));
        index++;
      }
    }
    for (var field : node.properties()) {
      String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      JsonNode value = field.getValue();
      String kind = KEYS.get(field.getKey());
      if (kind != null && value.path("name").isTextual()) {
        if (!value.path("optional").asBoolean()) {
          String namespace = value.path("namespace").asText();
          String key = value.path("key").asText();
          add(new Reference(at, Use.NEED, kind, namespace, value.path("name").asText(), key));
        }
      } else {
        keys(value, at);
      }
    }
  }

  private void own(JsonNode object) {
    JsonNode spec = object.path("spec");
    switch (object.path("kind").asText()) {
      case "ServiceAccount" -> pullSecrets(object, "");
      case "Ingress" -> ingress(object, spec);
      case "HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute" -> route(spec);
      case "HorizontalPodAutoscaler" -> {
        JsonNode target = spec.path("scaleTargetRef");
        String kind = target.path("kind").asText();
        add(Use.SCALING, kind, target, "name", "spec.scaleTargetRef");
      }
      case "StatefulSet" -> add(Use.GOVERNING_SERVICE, "Service", spec, "serviceName", "spec");
      case "RoleBinding", "ClusterRoleBinding" -> binding(object);
      case "Cluster" ->
          add(Use.NEED, "Secret", spec.at("/bootstrap/initdb/secret"), "name", "spec.bootstrap");
      default -> {}
    }
  }

  private void ingress(JsonNode ingress, JsonNode spec) {
    int index = 0;
    for (JsonNode tls : spec.path("tls")) {
      add(Use.NEED, "Secret", tls, "secretName", "spec.tls[%d]".formatted(index));
      index++;
    }
    for (JsonNode service : ingress.findValues("service")) {
      JsonNode port = service.path("port");
      String name = port.has("name") ? port.path("name").asText() : port.path("number").asText();
      service("spec.rules", Use.INGRESS, "", service.path("name"), name);
    }
  }

  private void route(JsonNode spec) {
    int rule = 0;
    for (JsonNode each : spec.path("rules")) {
      for (JsonNode backend : each.path("backendRefs")) {
        if (backend.path("kind").asText("Service").equals("Service")
            && backend.path("group").asText().isEmpty()) {
          String namespace = backend.path("namespace").asText();
          String path = "spec.rules[%d].backendRefs".formatted(rule);
          service(path, Use.ROUTE, namespace, backend.path("name"), backend.path("port").asText());
        }
      }
      rule++;
    }
  }

  private void binding(JsonNode object) {
    JsonNode role = object.path("roleRef");
    add(Use.ROLE, role.path("kind").asText(), role, "name", "roleRef");
    for (JsonNode subject : object.path("subjects")) {
      if (subject.path("kind").asText().equals("ServiceAccount")) {
        String namespace = subject.path("namespace").asText();
        String name = subject.path("name").asText();
        add(new Reference("subjects", Use.ROLE, "ServiceAccount", namespace, name, ""));
      }
    }
  }

  private void service(String path, Use use, String namespace, JsonNode name, String port) {
    if (name.isTextual()) {
      add(new Reference(path, use, "Service", namespace, name.asText(), port));
    }
  }

  private void add(Use use, String kind, JsonNode holder, String field, String path) {
    if (holder.path(field).isTextual() && !holder.path("optional").asBoolean()) {
      add(new Reference(path + "." + field, use, kind, "", holder.path(field).asText(), ""));
    }
  }

  /** Kubernetes takes an empty name for none. */
  private void add(Reference reference) {
    if (!reference.name().isEmpty()) {
      found.add(reference);
    }
  }
}
