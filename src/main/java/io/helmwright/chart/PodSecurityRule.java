package io.helmwright.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helmwright.problem.Problem;
import io.helmwright.template.Node;
import io.helmwright.values.LiteralJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every container keeps to the Pod Security Standard "restricted"
 * (kubernetes.io/docs/concepts/security/pod-security-standards) with the chart's defaults, and has
 * a read-only root file system.
 */
final class PodSecurityRule implements ChartRule {

  @Override
  public List<Problem> check(Chart chart) {
    var problems = new ArrayList<Problem>();
    var defaults = new HashMap<List<String>, JsonNode>();
    for (var value : chart.values().declaredValues()) {
      value.defaultValue().ifPresent(json -> defaults.put(value.path(), json));
    }
    for (var pod : PlannedPod.in(chart)) {
      JsonNode podContext = context(defaults, pod.spec());
      for (var container : pod.containers()) {
        var missing = missing(podContext, context(defaults, container));
        if (!missing.isEmpty()) {
          problems.add(
              Problem.error(
                  pod.placeOf(container),
                  "its security context is not \"restricted\": it lacks "
                      + String.join(", ", missing),
                  "Use Security.restricted() and, for its pod, Security.restrictedPod(user), or add the fields to"
                      + " the value's default"));
        }
      }
    }
    return problems;
  }

  private static List<String> missing(JsonNode pod, JsonNode container) {
    var missing = new ArrayList<String>();
    if (!container.path("allowPrivilegeEscalation").asText().equals("false")) {
      missing.add("allowPrivilegeEscalation: false");
    }
    if (!dropsAll(container.path("capabilities"))) {
      missing.add("capabilities.drop: [ALL]");
    }
    if (!container.path("readOnlyRootFilesystem").asBoolean()) {
      missing.add("readOnlyRootFilesystem: true");
    }
    if (!container.path("runAsNonRoot").asBoolean(pod.path("runAsNonRoot").asBoolean())) {
      missing.add("runAsNonRoot: true");
    }
    String profile = "seccompProfile";
    if (!(container.path(profile).path("type").asText() + pod.path(profile).path("type").asText())
        .contains("RuntimeDefault")) {
      missing.add("seccompProfile.type: RuntimeDefault");
    }
    return missing;
  }

  private static boolean dropsAll(JsonNode capabilities) {
    for (var dropped : capabilities.path("drop")) {
      if (dropped.asText().equals("ALL")) {
        return true;
      }
    }
    return false;
  }

  /** What the owner's security context is by default: spelled out, or a value's default. */
  private static JsonNode context(Map<List<String>, JsonNode> defaults, Node owner) {
    if (owner instanceof Node.Mapping mapping) {
      for (var member : mapping.members()) {
        if (member instanceof Node.Entry entry && entry.hasKey("securityContext")) {
          var read = ValueReferences.in(entry.value());
          return read.isEmpty()
              ? LiteralJson.of(entry.value())
              : defaults.getOrDefault(read.iterator().next(), MissingNode.getInstance());
        }
      }
    }
    return MissingNode.getInstance();
  }
}
