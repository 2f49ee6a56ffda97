package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What operators and controllers make of a chart's objects, as far as others refer to it. */
final class Operators {

  /** In what is made, any key and any port is there. */
  static final String ANYTHING = "helmwright-anything";

  private Operators() {}

  /** What is there because this object is there. */
  static Stream<JsonNode> objects(RenderedObject object) {
    JsonNode spec = object.json().path("spec");
    return switch (object.group() + " " + object.kind()) {
      case "networking.k8s.io Ingress" -> certificates(object.json());
      case "postgresql.cnpg.io Cluster" -> cluster(object);
      case "cert-manager.io Certificate" -> Stream.of(secret(spec.path("secretName").asText()));
      case "external-secrets.io ExternalSecret" ->
          Stream.of(secret(spec.at("/target/name").asText(object.name())));
      case "bitnami.com SealedSecret", "secrets.hashicorp.com VaultStaticSecret" ->
          Stream.of(secret(spec.at("/destination/name").asText(object.name())));
      default -> Stream.of();
    };
  }

  /** The Secrets that cert-manager puts certificates in when an annotation asks for them. */
  private static Stream<JsonNode> certificates(JsonNode ingress) {
    JsonNode annotations = ingress.at("/metadata/annotations");
    return annotations.has("cert-manager.io/cluster-issuer")
            || annotations.has("cert-manager.io/issuer")
            || annotations.path("kubernetes.io/tls-acme").asText().equals("true")
        ? ingress.at("/spec/tls").valueStream().map(tls -> secret(tls.path("secretName").asText()))
        : Stream.of();
  }

  /**
   * What CloudNativePG makes of a Cluster: its Services, the Secret of its application unless users
   * bring one, pods by their label.
   */
  private static Stream<JsonNode> cluster(RenderedObject object) {
    ObjectNode secret = object("Secret", object.name() + "-app");
    for (String key : new String[] {"username", "password", "dbname", "host", "port", "uri"}) {
      secret.withObject("/data").put(key, "");
    }
    ObjectNode pod = object("Pod", object.name() + "-1");
    pod.withObject("/metadata/labels").put("cnpg.io/cluster", object.name());
    return object.json().at("/spec/bootstrap/initdb/secret").isMissingNode()
        ? Stream.concat(Stream.of(secret, pod), services(object))
        : Stream.concat(Stream.of(pod), services(object));
  }

  private static Stream<JsonNode> services(RenderedObject cluster) {
    return Stream.of("-rw", "-ro", "-r")
        .map(
            suffix -> {
              ObjectNode service = object("Service", cluster.name() + suffix);
              service.withObject("/spec").putArray("ports").addObject().put("port", 5432);
              return service;
            });
  }

  private static ObjectNode secret(String name) {
    return object("Secret", name).put(ANYTHING, true);
  }

  private static ObjectNode object(String kind, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", kind);
    object.withObject("/metadata").put("name", name);
    return object;
  }
}
