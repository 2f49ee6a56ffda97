package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Pod Security Standards, as each container meets them: by its own context, or else by its
 * pod's.
 */
final class PodSecurity {

  static final Check BASELINE =
      Check.warning(
          "pod-security-baseline",
          "clusters that enforce the Pod Security Standard \"baseline\" refuse the pods",
          "Remove it; what really needs it says so in a waiver");

  static final Check RESTRICTED =
      Check.warning(
          "pod-security-restricted",
          "clusters that enforce the Pod Security Standard \"restricted\" refuse the pods",
          "Set runAsNonRoot: true, seccompProfile.type: RuntimeDefault, allowPrivilegeEscalation:"
              + " false and capabilities.drop: [ALL]");

  static final Check READ_ONLY =
      Check.warning(
          "no-read-only-root-fs",
          "an intruder can change the program",
          "Set readOnlyRootFilesystem: true, and mount an emptyDir where it writes");

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  /** What is wrong with the fields of a security context. */
  private static final Map<String, String> MESSAGES =
      Map.of(
          "privileged", "privileged is true",
          "capabilities.add", "capabilities.add has one that the standard doesn't allow",
          "seccompProfile", "seccompProfile is not RuntimeDefault or Localhost",
          "runAsNonRoot", "runAsNonRoot is not true",
          "runAsUser", "runAsUser is 0",
          "allowPrivilegeEscalation", "allowPrivilegeEscalation is not false",
          "capabilities", "capabilities don't drop ALL, or add others than NET_BIND_SERVICE");

  private PodSecurity() {}

  static Stream<Complaint> baseline(RenderedObject object) {
    JsonNode pod = Pods.pod(object.json());
    String path = Pods.path(object.json()) + ".";
    var found = new ArrayList<Complaint>();
    for (String namespace : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (pod.path(namespace).asBoolean()) {
        found.add(new Complaint(path + namespace, namespace + " is true"));
      }
    }
    for (JsonNode volume : pod.path("volumes")) {
      if (volume.hasNonNull("hostPath")) {
        found.add(new Complaint(path + "volumes", "a volume is a hostPath"));
      }
    }
    for (var container : object.containers()) {
      JsonNode own = container.json().path("securityContext");
      require(!own.path("privileged").asBoolean(), container, "privileged", found);
      boolean usual =
          own.at("/capabilities/add")
              .valueStream()
              .allMatch(c -> CAPABILITIES.contains(c.asText()));
      require(usual, container, "capabilities.add", found);
      String profile = effective(own, pod, "seccompProfile").path("type").asText();
      require(!profile.equals("Unconfined"), container, "seccompProfile", found);
      if (container
          .json()
          .path("ports")
          .valueStream()
          .anyMatch(p -> p.path("hostPort").asInt() > 0)) {
        found.add(container.complaint("ports", "hostPort is set"));
      }
    }
    return found.stream();
  }

  static Stream<Complaint> restricted(RenderedObject object) {
    JsonNode pod = Pods.pod(object.json());
    var found = new ArrayList<Complaint>();
    if (pod.at("/os/name").asText().equals("windows")) {
      return Stream.of();
    }
    for (JsonNode volume : pod.path("volumes")) {
      if (!volume.hasNonNull("hostPath")
          && volume.size() > 1
          && VOLUMES.stream().noneMatch(volume::has)) {
        String path = Pods.path(object.json()) + ".volumes";
        found.add(new Complaint(path, "a volume of this type is not allowed: " + volume));
      }
    }
    for (var container : object.containers()) {
      JsonNode own = container.json().path("securityContext");
      require(effective(own, pod, "runAsNonRoot").asBoolean(), container, "runAsNonRoot", found);
      JsonNode user = effective(own, pod, "runAsUser");
      require(!user.isNumber() || user.asLong() > 0, container, "runAsUser", found);
      JsonNode profile = effective(own, pod, "seccompProfile");
      require(
          List.of("RuntimeDefault", "Localhost").contains(profile.path("type").asText()),
          container,
          "seccompProfile",
          found);
      JsonNode escalation = own.path("allowPrivilegeEscalation");
      boolean never = escalation.isBoolean() && !escalation.asBoolean();
      require(never, container, "allowPrivilegeEscalation", found);
      boolean drops = texts(own.at("/capabilities/drop")).anyMatch("ALL"::equals);
      boolean addsNone = texts(own.at("/capabilities/add")).allMatch("NET_BIND_SERVICE"::equals);
      require(drops && addsNone, container, "capabilities", found);
    }
    return found.stream();
  }

  static Stream<Complaint> readOnly(RenderedObject object) {
    return object.containers().stream()
        .filter(c -> !c.json().at("/securityContext/readOnlyRootFilesystem").asBoolean())
        .map(
            c ->
                c.complaint(
                    "securityContext.readOnlyRootFilesystem",
                    "readOnlyRootFilesystem is not true"));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }

  private static JsonNode effective(JsonNode container, JsonNode pod, String field) {
    return container.has(field) ? container.path(field) : pod.path("securityContext").path(field);
  }

  private static void require(
      boolean holds, Pods.Container container, String field, List<Complaint> found) {
    if (!holds) {
      found.add(container.complaint("securityContext." + field, MESSAGES.get(field)));
    }
  }
}
