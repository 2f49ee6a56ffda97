package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.StrictYaml;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Objects that Ingresses and Services name in annotations, as their controllers read them. */
final class NamedByAnnotations {

  private record Annotation(String kind, Function<String, Stream<String>> names) {}

  private static final Map<String, Annotation> KNOWN =
      Map.of(
          "cloud.google.com/backend-config",
          new Annotation("BackendConfig", NamedByAnnotations::byPort),
          "konghq.com/upstream-policy",
          new Annotation("KongUpstreamPolicy", Stream::of),
          "networking.gke.io/managed-certificates",
          new Annotation("ManagedCertificate", NamedByAnnotations::listed),
          "networking.gke.io/v1beta1.FrontendConfig",
          new Annotation("FrontendConfig", Stream::of),
          "traefik.ingress.kubernetes.io/router.middlewares",
          new Annotation("Middleware", NamedByAnnotations::qualified));

  private NamedByAnnotations() {}

  /** What an object's annotations name. */
  static Stream<Reference> in(JsonNode object) {
    return Rendered.strings(object.at("/metadata/annotations")).entrySet().stream()
        .filter(annotation -> KNOWN.containsKey(annotation.getKey()))
        .flatMap(
            annotation -> {
              Annotation known = KNOWN.get(annotation.getKey());
              return known
                  .names
                  .apply(annotation.getValue())
                  .map(name -> new Reference(known.kind, name, ""));
            });
  }

  private static Stream<String> listed(String names) {
    return Arrays.stream(names.split(",")).map(String::strip);
  }

  /**
   * A JSON object: {@code default} or a port, then a name; or {@code ports} with such an object.
   */
  private static Stream<String> byPort(String json) {
    return names(StrictYaml.parse("annotation", json));
  }

  private static Stream<String> names(JsonNode node) {
    return node.isObject()
        ? node.valueStream().flatMap(NamedByAnnotations::names)
        : Stream.of(node.asText());
  }

  /** With the namespace before the name and the provider after it. */
  private static Stream<String> qualified(String names) {
    String namespace = TestedChart.NAMESPACE + "-";
    return listed(names)
        .filter(name -> name.endsWith("@kubernetescrd"))
        .map(name -> name.substring(0, name.indexOf('@')))
        .map(name -> name.startsWith(namespace) ? name.substring(namespace.length()) : name);
  }
}
