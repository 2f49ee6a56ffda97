package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How an object selects others by their labels. Selectors with expressions, and those of all
 * objects, aren't looked at.
 *
 * @param use who selects whom
 * @param path the field
 * @param labels what is selected
 */
record Selector(Use use, String path, Map<String, String> labels) {

  enum Use {
    SERVICE,
    BUDGET,
    POLICY,
    /** Peers of a policy, and pods to be near to, may belong to other releases. */
    NEIGHBOURS,
    SPREAD,
    OWN_PODS,
    SERVICES
  }

  static List<Selector> of(JsonNode object) {
    var found = new ArrayList<Selector>();
    JsonNode spec = object.path("spec");
    switch (object.path("kind").asText()) {
      case "Service" -> addLabels(Use.SERVICE, "spec.selector", spec.path("selector"), found);
      case "PodDisruptionBudget" -> add(Use.BUDGET, "spec.selector", spec.path("selector"), found);
      case "ServiceMonitor" -> {
        if (spec.path("namespaceSelector").isEmpty()) {
          add(Use.SERVICES, "spec.selector", spec.path("selector"), found);
        }
      }
      case "NetworkPolicy" -> {
        add(Use.POLICY, "spec.podSelector", spec.path("podSelector"), found);
        addPeers("ingress", "from", spec, found);
        addPeers("egress", "to", spec, found);
      }
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet" ->
          add(Use.OWN_PODS, "spec.selector", spec.path("selector"), found);
      default -> {}
    }
    addPlacement(Pods.pod(object), Pods.path(object), found);
    return List.copyOf(found);
  }

  private static void addPeers(String direction, String key, JsonNode spec, List<Selector> found) {
    int rule = 0;
    for (JsonNode each : spec.path(direction)) {
      int index = 0;
      for (JsonNode peer : each.path(key)) {
        if (!peer.has("namespaceSelector")) {
          String path = "spec.%s[%d].%s[%d]".formatted(direction, rule, key, index);
          add(Use.NEIGHBOURS, path, peer.path("podSelector"), found);
        }
        index++;
      }
      rule++;
    }
  }

  private static void addPlacement(JsonNode pod, String path, List<Selector> found) {
    int index = 0;
    for (JsonNode constraint : pod.path("topologySpreadConstraints")) {
      String place = "%s.topologySpreadConstraints[%d]".formatted(path, index);
      add(Use.SPREAD, place, constraint.path("labelSelector"), found);
      index++;
    }
    for (String affinity : List.of("podAntiAffinity", "podAffinity")) {
      Use use = affinity.equals("podAntiAffinity") ? Use.SPREAD : Use.NEIGHBOURS;
      for (JsonNode term : pod.path("affinity").path(affinity).findParents("labelSelector")) {
        if (!term.has("namespaces") && !term.has("namespaceSelector")) {
          add(use, path + ".affinity." + affinity, term.path("labelSelector"), found);
        }
      }
    }
  }

  private static void add(Use use, String path, JsonNode selector, List<Selector> found) {
    if (selector.path("matchExpressions").isEmpty()) {
      addLabels(use, path, selector.path("matchLabels"), found);
    }
  }

  private static void addLabels(Use use, String path, JsonNode labels, List<Selector> found) {
    if (!labels.isEmpty()) {
      found.add(new Selector(use, path, labels(labels)));
    }
  }

  boolean selects(Map<String, String> other) {
    return other.entrySet().containsAll(labels.entrySet());
  }

  boolean anyValue(Predicate<String> condition) {
    return labels.values().stream().anyMatch(condition);
  }

  static Map<String, String> labels(JsonNode mapping) {
    var labels = new TreeMap<String, String>();
    mapping.properties().forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
    return labels;
  }
}
