package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What {@code lookup} asks: a server on the loopback interface that answers as an API server does,
 * and holds the objects it is given. It can be read only, and knows every kind it is asked about.
 */
final class ClusterStandIn implements AutoCloseable {

  private static final int NOT_FOUND = 404;
  private static final int OK = 200;
  private static final Set<String> OF_THE_CLUSTER =
      Set.of(
          "Namespace",
          "Node",
          "PersistentVolume",
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "StorageClass",
          "IngressClass",
          "GatewayClass",
          "PriorityClass",
          "RuntimeClass",
          "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "ClusterIssuer");

  static {
    // Otherwise each answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final Set<String> kinds;
  private volatile List<JsonNode> objects = List.of();

  /**
   * Starts it.
   *
   * @param kinds the kinds that templates may look up
   */
  ClusterStandIn(Set<String> kinds) {
    this.kinds = Set.copyOf(kinds);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("can't listen on the loopback interface", e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** What it holds from now on, instead of what it held. */
  void hold(Collection<JsonNode> held) {
    objects = List.copyOf(held);
  }

  /** A kubeconfig that leads here. */
  String kubeconfig() {
    return """
    apiVersion: v1
    kind: Config
    current-context: stand-in
    clusters: [{name: stand-in, cluster: {server: "http://127.0.0.1:%d"}}]
    users: [{name: nobody, user: {}}]
    contexts: [{name: stand-in, context: {cluster: stand-in, user: nobody}}]
    """
        .formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    // /api/v1[/...] or /apis/<group>/<version>[/...]
    String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
    int root = path[0].equals("api") ? 2 : 3;
    if (path.length < root) {
      send(exchange, NOT_FOUND, status());
      return;
    }
    String apiVersion = root == 2 ? path[1] : path[1] + "/" + path[2];
    if (path.length == root) {
      send(exchange, OK, resources(apiVersion));
      return;
    }
    boolean namespaced = path[root].equals("namespaces") && path.length > root + 2;
    Optional<String> namespace = namespaced ? Optional.of(path[root + 1]) : Optional.empty();
    int resource = namespaced ? root + 2 : root;
    List<JsonNode> found =
        objects.stream()
            .filter(o -> o.path("apiVersion").asText().equals(apiVersion))
            .filter(o -> plural(o.path("kind").asText()).equals(path[resource]))
            .filter(
                o -> namespace.isEmpty() || namespace.get().equals(at(o, "namespace", "default")))
            .toList();
    if (path.length == resource + 1) {
      send(exchange, OK, list(apiVersion, found));
      return;
    }
    Optional<JsonNode> object =
        found.stream().filter(o -> at(o, "name", "").equals(path[resource + 1])).findFirst();
    send(exchange, object.isPresent() ? OK : NOT_FOUND, object.orElseGet(ClusterStandIn::status));
  }

  private static String at(JsonNode object, String field, String otherwise) {
    return object.path("metadata").path(field).asText(otherwise);
  }

  private JsonNode resources(String apiVersion) {
    Map<String, ObjectNode> resources = new TreeMap<>();
    var all = new TreeSet<>(kinds);
    objects.forEach(object -> all.add(object.path("kind").asText()));
    for (String kind : all) {
      ObjectNode resource = JsonNodeFactory.instance.objectNode();
      resource.put("name", plural(kind)).put("singularName", "").put("kind", kind);
      resource.put("namespaced", !OF_THE_CLUSTER.contains(kind));
      resource.putArray("verbs").add("get").add("list");
      resources.put(kind, resource);
    }
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", "APIResourceList").put("groupVersion", apiVersion);
    list.putArray("resources").addAll(resources.values());
    return list;
  }

  private static JsonNode list(String apiVersion, List<JsonNode> items) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", "List").put("apiVersion", apiVersion).putObject("metadata");
    ArrayNode array = list.putArray("items");
    items.forEach(array::add);
    return list;
  }

  private static JsonNode status() {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
    status.put("reason", "NotFound").put("code", NOT_FOUND);
    return status;
  }

  /** The name of a kind's resource by the rule that all of Kubernetes' own follow. */
  static String plural(String kind) {
    String name = kind.toLowerCase(Locale.ROOT);
    if (name.endsWith("endpoints")) {
      return name;
    }
    if (name.endsWith("s") || name.endsWith("x") || name.endsWith("ch")) {
      return name + "es";
    }
    return name.matches(".*[^aeiou]y") ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
