package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.StrictYaml;
import java.util.Arrays;
import java.util.List;
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
   * The objects that an object's annotations name. Traefik puts the namespace before names: for it
   * the name is {@code <namespace>-<name>}.
   */
  static List<Reference> references(JsonNode object) {
    return object.at("/metadata/annotations").properties().stream()
        .filter(annotation -> KINDS.containsKey(annotation.getKey()))
        .flatMap(
            annotation ->
                names(annotation.getValue().asText())
                    .map(
                        name ->
                            new Reference(
                                "metadata.annotations." + annotation.getKey(),
                                Reference.Use.ANNOTATION,
                                KINDS.get(annotation.getKey()),
                                "",
                                name,
                                "")))
        .toList();
  }

  /** Google takes JSON, the others names between commas. */
  private static Stream<String> names(String text) {
    if (text.startsWith("{")) {
      try {
        JsonNode json = StrictYaml.parse("", text);
        return Stream.of("default", "ports").flatMap(key -> texts(json.path(key)));
      } catch (ProblemException notJson) {
        return Stream.of();
      }
    }
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.contains("@") || name.endsWith(TRAEFIK))
        .map(name -> name.replace(TRAEFIK, ""));
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? Stream.of(node.asText())
        : node.valueStream().flatMap(Annotations::texts);
  }
}
