package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What operators and controllers make of a chart's objects, as far as others refer to it. */
final class Operators {

  private Operators() {}

  /** What is there because this object is there. */
  static Stream<JsonNode> objects(RenderedObject object) {
    return switch (object.group() + " " + object.kind()) {
      case "networking.k8s.io Ingress" -> certificates(object.json());
      case "postgresql.cnpg.io Cluster" -> cluster(object);
      default -> Stream.of();
    };
  }

  /** The Secrets that cert-manager puts certificates in when an annotation asks for them. */
  private static Stream<JsonNode> certificates(JsonNode ingress) {
    JsonNode annotations = ingress.at("/metadata/annotations");
    return annotations.has("cert-manager.io/cluster-issuer")
            || annotations.has("cert-manager.io/issuer")
        ? ingress
            .at("/spec/tls")
            .valueStream()
            .map(tls -> object("Secret", tls.path("secretName").asText()))
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

  private static ObjectNode object(String kind, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("kind", kind);
    object.withObject("/metadata").put("name", name);
    return object;
  }
}
