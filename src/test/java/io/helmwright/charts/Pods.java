package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pods that objects make: workloads, Jobs, CronJobs, and Pods themselves. */
public final class Pods {

  private static final List<String> TEMPLATES =
      List.of("/spec/template", "/spec/jobTemplate/spec/template");

  private Pods() {}

  /** Metadata and specification of the pods that an object makes; missing when it makes none. */
  static JsonNode template(JsonNode object) {
    if (object.path("kind").asText().equals("Pod")) {
      return object;
    }
    return TEMPLATES.stream()
        .map(object::at)
        .filter(template -> template.path("spec").has("containers"))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The specification of the pods that an object makes; missing when it makes none. */
  public static JsonNode pod(JsonNode object) {
    return template(object).path("spec");
  }

  /** All containers of a pod, init containers first. */
  public static Stream<JsonNode> containers(JsonNode pod) {
    var all = new ArrayList<JsonNode>();
    pod.path("initContainers").forEach(all::add);
    pod.path("containers").forEach(all::add);
    return all.stream();
  }
}
