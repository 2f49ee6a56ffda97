package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every container of our charts has: a pinned image, resources, probes that differ. */
final class Containers {

  /** A tag with a number in it, or a digest; a port of the registry is neither. */
  private static final Pattern PINNED =
      Pattern.compile(".+(:[^/:@]*[0-9][^/:@]*(@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})");

  private static final List<String> RESOURCES =
      List.of(
          "requests/cpu",
          "requests/memory",
          "requests/ephemeral-storage",
          "limits/memory",
          "limits/ephemeral-storage");

  private static final List<String> PROBES =
      List.of("startupProbe", "livenessProbe", "readinessProbe");

  /** What keeps pods running, so that probes make sense. */
  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  private Containers() {}

  private static Stream<String> each(
      JsonNode object, Function<JsonNode, Stream<String>> complaints) {
    return Pods.containers(Pods.pod(object))
        .flatMap(c -> complaints.apply(c).map(x -> c.path("name").asText() + ": " + x));
  }

  /** Images that are not the same tomorrow. */
  static Stream<String> unpinnedImages(JsonNode object) {
    return each(
        object,
        container ->
            Stream.of(container.path("image").asText())
                .filter(image -> image.contains("latest") || !PINNED.matcher(image).matches())
                .map(image -> "the image " + image + " is not pinned"));
  }

  /** Requests and limits that are missing; a limit of CPU would only slow down. */
  static Stream<String> missingResources(JsonNode object) {
    return each(
        object,
        container ->
            RESOURCES.stream()
                .filter(resource -> container.at("/resources/" + resource).asText().isEmpty())
                .map(resource -> "no " + resource.replace("/", ".")));
  }

  /** Environment variables that a container has twice, by itself or from two sources. */
  static Stream<String> repeatedVariables(Rendered rendered, JsonNode object) {
    return each(
        object,
        container -> {
          var names = container.path("env").valueStream().map(e -> e.path("name").asText());
          var imported =
              container.path("envFrom").valueStream().flatMap(from -> variables(rendered, from));
          return Stream.concat(repeated(names), repeated(imported))
              .map(name -> name + " is set twice");
        });
  }

  private static Stream<String> variables(Rendered rendered, JsonNode source) {
    return References.needs(source)
        .flatMap(reference -> reference.in(rendered).path("data").properties().stream())
        .map(entry -> source.path("prefix").asText() + entry.getKey());
  }

  private static Stream<String> repeated(Stream<String> names) {
    var seen = new HashSet<String>();
    return names.filter(name -> !seen.add(name));
  }

  /** Servers without liveness or readiness probe, with twice the same, or with a wrong port. */
  static Stream<String> badProbes(JsonNode object) {
    if (!WORKLOADS.contains(object.path("kind").asText())) {
      return Stream.of();
    }
    return Pods.pod(object)
        .path("containers")
        .valueStream()
        .flatMap(c -> badProbesOf(c).map(x -> c.path("name").asText() + ": " + x));
  }

  private static Stream<String> badProbesOf(JsonNode container) {
    var found = new ArrayList<String>();
    JsonNode liveness = container.path("livenessProbe");
    JsonNode readiness = container.path("readinessProbe");
    if (container.has("ports") && (liveness.isMissingNode() || readiness.isMissingNode())) {
      found.add("no livenessProbe or no readinessProbe");
    }
    if (liveness.isObject() && question(liveness).equals(question(readiness))) {
      found.add("livenessProbe and readinessProbe ask the same");
    }
    for (String probe : PROBES) {
      for (JsonNode port : container.path(probe).findValues("port")) {
        if (port.isTextual()
            && !container.path("ports").findValuesAsText("name").contains(port.asText())) {
          found.add(probe + ": there is no port " + port.asText());
        }
      }
    }
    return found.stream();
  }

  /** What a probe asks, however often. */
  private static JsonNode question(JsonNode probe) {
    return probe.isObject()
        ? ((ObjectNode) probe.deepCopy()).retain("httpGet", "tcpSocket", "exec", "grpc")
        : probe;
  }
}
