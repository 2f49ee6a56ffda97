package io.helmwright.verify.check;

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
    return located(pod, "").stream().map(Container::json);
  }

  /** All containers of the pods that an object makes, init containers first. */
  static List<Container> of(JsonNode object) {
    return located(pod(object), path(object) + ".");
  }

  /** Where the specification of the pods is in an object. */
  static String path(JsonNode object) {
    if (object.path("kind").asText().equals("Pod")) {
      return "spec";
    }
    return object.at(TEMPLATES.get(0)).path("spec").has("containers")
        ? "spec.template.spec"
        : "spec.jobTemplate.spec.template.spec";
  }

  private static List<Container> located(JsonNode pod, String path) {
    var all = new ArrayList<Container>();
    for (String list : List.of("initContainers", "containers")) {
      int index = 0;
      for (JsonNode container : pod.path(list)) {
        all.add(new Container("%s%s[%d]".formatted(path, list, index), container));
        index++;
      }
    }
    return all;
  }

  /**
   * A container.
   *
   * @param path where it is in its object, without names
   * @param json its specification
   */
  record Container(String path, JsonNode json) {

    String name() {
      return json.path("name").asText();
    }

    Complaint complaint(String field, String message) {
      return new Complaint(path + "." + field, name() + ": " + message);
    }
  }
}
