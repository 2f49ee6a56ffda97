package io.helmwright.charts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** What operators make of custom resources, as far as a chart's own objects refer to it. */
final class Operators {

  private Operators() {}

  /**
   * What CloudNativePG makes of a Cluster: its Services, the Secret of its application unless users
   * bring one, pods by their label.
   */
  static Stream<JsonNode> objects(RenderedObject object) {
    if (!CustomKinds.has(object) || !object.kind().equals("Cluster")) {
      return Stream.of();
    }
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
