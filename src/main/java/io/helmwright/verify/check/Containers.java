package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every container has: a pinned image, resources, probes that differ. */
final class Containers {

  static final Check IMAGE =
      Check.error(
          "invalid-image",
          "no container can be started from it",
          "Give repository and tag a value, and let an empty tag fall back to the app version");

  static final Check LATEST =
      Check.warning(
          "latest-tag",
          "tomorrow it is another program, and nobody can go back",
          "Name a version or a digest");

  static final Check CPU =
      resources("unset-cpu-requirements", "the scheduler places the pod blindly");

  static final Check MEMORY =
      resources("unset-memory-requirements", "one pod can take the memory of all");

  static final Check STORAGE =
      resources(
          "container-ephemeral-storage-request-and-limit", "one pod can fill the disk of its node");

  static final Check NO_LIVENESS =
      Check.warning(
          "no-liveness-probe",
          "a process that hangs is never restarted",
          "Ask whether the process is alive, as in tcpSocket");

  static final Check NO_READINESS =
      Check.warning(
          "no-readiness-probe",
          "requests are sent to pods that can't answer yet",
          "Ask whether the process can answer requests");

  static final Check IDENTICAL =
      Check.warning(
          "pod-probes-identical",
          "what only isn't ready is restarted, and so gets ready never",
          "Ask less for liveness than for readiness");

  static final Check PROBE_PORT =
      Check.error(
          "probe-port",
          "the probe fails always, so the pod is never ready or is restarted again and again",
          "Name a port of the container");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "([a-zA-Z0-9][-a-zA-Z0-9.]*(:\\d+)?/)?[a-z0-9]+([._-]+[a-z0-9]+)*"
              + "(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
              + "(:\\w[-.\\w]{0,127})?(@[a-z0-9]+:[0-9a-f]{32,})?");

  /** A tag with a number in it, or a digest; a port of the registry is neither. */
  private static final Pattern PINNED =
      Pattern.compile(".+(:[^/:@]*[0-9][^/:@]*(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})");

  /** What keeps pods running, so that probes make sense. */
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");

  private Containers() {}

  private static Check resources(String id, String reason) {
    return Check.warning(id, reason, "Set requests and limits, or defaults for them in the values");
  }

  private static boolean isValid(String image) {
    return REFERENCE.matcher(image).matches();
  }

  static Stream<Complaint> invalidImages(RenderedObject object) {
    return object.containers().stream()
        .filter(c -> c.json().has("image") && !isValid(c.json().path("image").asText()))
        .map(c -> c.complaint("image", "not an image: '" + c.json().path("image").asText() + "'"));
  }

  /** Images that are not the same tomorrow. */
  static Stream<Complaint> unpinnedImages(RenderedObject object) {
    return object.containers().stream()
        .filter(c -> isValid(c.json().path("image").asText()))
        .filter(
            c -> {
              String image = c.json().path("image").asText();
              String tag = image.substring(image.lastIndexOf('/') + 1);
              return !tag.contains("@") && tag.contains("latest")
                  || !PINNED.matcher(image).matches();
            })
        .map(
            c ->
                c.complaint(
                    "image", "the image " + c.json().path("image").asText() + " is not pinned"));
  }

  /** A limit of CPU would only slow down. */
  static Stream<Complaint> cpu(RenderedObject object) {
    return missing(object, "requests.cpu");
  }

  static Stream<Complaint> memory(RenderedObject object) {
    return missing(object, "requests.memory", "limits.memory");
  }

  static Stream<Complaint> storage(RenderedObject object) {
    return missing(object, "requests.ephemeral-storage", "limits.ephemeral-storage");
  }

  private static Stream<Complaint> missing(RenderedObject object, String... resources) {
    return object.containers().stream()
        .flatMap(
            c ->
                Stream.of(resources)
                    .filter(
                        r -> c.json().at("/resources/" + r.replace('.', '/')).asText().isEmpty())
                    .map(r -> c.complaint("resources." + r, "no " + r)));
  }

  private static Stream<Pods.Container> servers(RenderedObject object) {
    return WORKLOADS.contains(object.kind())
        ? object.containers().stream()
            .filter(c -> !c.path().contains("initContainers"))
            .filter(c -> !c.json().path("ports").isEmpty())
        : Stream.of();
  }

  static Stream<Complaint> noLiveness(RenderedObject object) {
    return without(object, "livenessProbe");
  }

  static Stream<Complaint> noReadiness(RenderedObject object) {
    return without(object, "readinessProbe");
  }

  private static Stream<Complaint> without(RenderedObject object, String probe) {
    return servers(object)
        .filter(c -> c.json().path(probe).isEmpty())
        .map(c -> c.complaint(probe, "no " + probe));
  }

  static Stream<Complaint> identicalProbes(RenderedObject object) {
    return servers(object)
        .filter(c -> c.json().path("livenessProbe").isObject())
        .filter(
            c ->
                question(c.json().path("livenessProbe"))
                    .equals(question(c.json().path("readinessProbe"))))
        .map(c -> c.complaint("livenessProbe", "livenessProbe and readinessProbe ask the same"));
  }

  /** What a probe asks, however often. */
  private static JsonNode question(JsonNode probe) {
    return probe.isObject()
        ? ((ObjectNode) probe.deepCopy()).retain("httpGet", "tcpSocket", "exec", "grpc")
        : probe;
  }

  static Stream<Complaint> probePorts(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    for (var container : object.containers()) {
      List<String> names = container.json().path("ports").findValuesAsText("name");
      for (String probe : PROBES) {
        for (JsonNode port : container.json().path(probe).findValues("port")) {
          if (port.isTextual() && !names.contains(port.asText())) {
            String message = probe + ": there is no port " + port.asText();
            found.add(container.complaint(probe, message));
          }
        }
      }
    }
    return found.stream();
  }
}
