package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.verify.StrictYaml;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Annotations in which ingress controllers are told the names of other objects. */
final class Annotations {

  private static final String TRAEFIK = "@kubernetescrd";

  private static final Map<String, String> KINDS =
      Map.of(
          "cloud.google.com/backend-config", "BackendConfig",
          "konghq.com/upstream-policy", "KongUpstreamPolicy",
          "networking.gke.io/managed-certificates", "ManagedCertificate",
          "networking.gke.io/v1beta1.FrontendConfig", "FrontendConfig",
          "traefik.ingress.kubernetes.io/router.middlewares", "Middleware");

  private Annotations() {}

  /**
   * The objects of the release's namespace that an object's annotations name.
   *
   * @param namespace the release's, which Traefik puts before names
   */
  static Stream<Reference> references(JsonNode object, String namespace) {
    return object.at("/metadata/annotations").properties().stream()
        .filter(annotation -> KINDS.containsKey(annotation.getKey()))
        .flatMap(
            annotation ->
                names(annotation.getValue().asText(), namespace)
                    .map(name -> new Reference(KINDS.get(annotation.getKey()), name, "")));
  }

  /** Google takes JSON, the others names between commas. */
  private static Stream<String> names(String text, String namespace) {
    if (text.startsWith("{")) {
      return Stream.of("default", "ports")
          .flatMap(key -> texts(StrictYaml.parse(text, text).path(key)));
    }
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.contains("@") || name.matches(namespace + "-.*" + TRAEFIK))
        .map(name -> name.contains("@") ? ownName(name, namespace) : name);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? Stream.of(node.asText())
        : node.valueStream().flatMap(Annotations::texts);
  }

  private static String ownName(String name, String namespace) {
    return name.substring(namespace.length() + 1, name.length() - TRAEFIK.length());
  }
}
