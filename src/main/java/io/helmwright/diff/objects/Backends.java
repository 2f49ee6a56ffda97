package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where Ingresses and routes send what they receive: a port that the Service, which the chart
 * renders too, doesn't have answers nobody.
 */
final class Backends implements Judge {

  /** A Service's name, and a number or a name of one of its ports. */
  private record Backend(String service, String port) {

    boolean leadsNowhere(List<ManifestObject> objects) {
      return objects.stream()
          .filter(object -> object.is("Service") && object.name().equals(service))
          .anyMatch(object -> !has(object.json().at("/spec/ports")));
    }

    private boolean has(JsonNode ports) {
      return ports
          .valueStream()
          .anyMatch(
              p -> p.path("port").asText().equals(port) || p.path("name").asText().equals(port));
    }
  }

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.isInBoth()) {
      return Stream.of();
    }
    Set<Backend> before = backends(change.before());
    return backends(change.after()).stream()
        .filter(backend -> !before.contains(backend) && backend.leadsNowhere(around.after()))
        .map(
            backend ->
                Reasons.major(
                    "backend-port",
                    change.label(),
                    "It sends requests to port %s of Service %s, which has no such port."
                        .formatted(backend.port(), backend.service()),
                    "",
                    "Stay with the old version until the port is corrected."));
  }

  private static Set<Backend> backends(ManifestObject object) {
    JsonNode spec = object.json().path("spec");
    Stream<Optional<Backend>> backends =
        switch (object.kind()) {
          case "Ingress" ->
              Stream.concat(
                      Stream.of(spec.path("defaultBackend")),
                      spec.path("rules")
                          .valueStream()
                          .flatMap(rule -> rule.at("/http/paths").valueStream())
                          .map(path -> path.path("backend")))
                  .map(backend -> backend.path("service"))
                  .map(service -> backend(service, port(service.path("port"))));
          case "HTTPRoute", "GRPCRoute", "TLSRoute" ->
              spec.path("rules")
                  .valueStream()
                  .flatMap(rule -> rule.path("backendRefs").valueStream())
                  .filter(to -> to.path("kind").asText("Service").equals("Service"))
                  .map(to -> backend(to, to.path("port").asText()));
          default -> Stream.of();
        };
    var all = new LinkedHashSet<Backend>();
    backends.flatMap(Optional::stream).forEach(all::add);
    return all;
  }

  private static String port(JsonNode port) {
    return port.path("number").asText(port.path("name").asText());
  }

  private static Optional<Backend> backend(JsonNode service, String port) {
    String name = service.path("name").asText();
    return name.isEmpty() || port.isEmpty()
        ? Optional.empty()
        : Optional.of(new Backend(name, port));
  }
}
