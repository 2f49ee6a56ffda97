package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The Pod Security Standard "restricted", as each container meets it: by its own context, or else
 * by its pod's. What our charts ask for besides: a read-only root file system, no token.
 */
public final class PodSecurity {

  private static final List<String> VOLUMES =
      List.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private PodSecurity() {}

  /** What is wrong with the pods that an object makes. */
  public static Stream<String> violations(JsonNode object) {
    JsonNode pod = Pods.pod(object);
    if (pod.isMissingNode()) {
      return Stream.of();
    }
    var found = new ArrayList<String>();
    for (String namespace : List.of("hostNetwork", "hostPID", "hostIPC")) {
      require(!pod.path(namespace).asBoolean(), namespace, found);
    }
    for (JsonNode volume : pod.path("volumes")) {
      require(VOLUMES.stream().anyMatch(volume::has), "volume " + volume, found);
    }
    require(
        pod.path("automountServiceAccountToken").isBoolean()
            && !pod.path("automountServiceAccountToken").asBoolean(),
        "automountServiceAccountToken",
        found);
    Pods.containers(pod).forEach(container -> check(container, pod, found));
    return found.stream();
  }

  private static void check(JsonNode container, JsonNode pod, List<String> found) {
    String name = container.path("name").asText() + ": ";
    JsonNode own = container.path("securityContext");
    require(effective(own, pod, "runAsNonRoot").asBoolean(), name + "runAsNonRoot", found);
    JsonNode user = effective(own, pod, "runAsUser");
    require(user.isMissingNode() || user.asInt() > 0, name + "runAsUser", found);
    require(
        List.of("RuntimeDefault", "Localhost")
            .contains(effective(own, pod, "seccompProfile").path("type").asText()),
        name + "seccompProfile",
        found);
    require(
        own.path("allowPrivilegeEscalation").isBoolean()
            && !own.path("allowPrivilegeEscalation").asBoolean(),
        name + "allowPrivilegeEscalation",
        found);
    require(!own.path("privileged").asBoolean(), name + "privileged", found);
    require(
        own.at("/capabilities/drop").valueStream().anyMatch(c -> c.asText().equals("ALL"))
            && own.at("/capabilities/add").isMissingNode(),
        name + "capabilities",
        found);
    require(own.path("readOnlyRootFilesystem").asBoolean(), name + "readOnlyRootFilesystem", found);
    container
        .path("ports")
        .forEach(port -> require(!port.has("hostPort"), name + "hostPort", found));
  }

  private static JsonNode effective(JsonNode container, JsonNode pod, String field) {
    return container.has(field) ? container.path(field) : pod.path("securityContext").path(field);
  }

  private static void require(boolean holds, String what, List<String> found) {
    if (!holds) {
      found.add(what);
    }
  }
}
