package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ports of containers and Services. */
final class Ports {

  static final Check INVALID =
      Check.error(
          "invalid-port",
          "Kubernetes refuses the object",
          "Use 1 to 65535 (30000 to 32767 for a node port), and names of at most 15 lower-case"
              + " letters, digits and dashes");

  static final Check TARGET =
      Check.error(
          "invalid-target-ports",
          "the Service forwards to a port that none of its pods has",
          "Name a port of the container");

  static final Check UNDECLARED =
      Check.warning(
          "undeclared-target-port",
          "the Service forwards to a number that none of its pods declares",
          "Declare the port in the container, and refer to it by its name");

  private static final int HIGHEST = 65535;
  private static final int LOWEST_OF_NODES = 30000;
  private static final int HIGHEST_OF_NODES = 32767;
  private static final int LONGEST_OF_CONTAINERS = 15;
  private static final int LONGEST_OF_SERVICES = 63;

  private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

  private Ports() {}

  static Stream<Complaint> invalid(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    for (var container : object.containers()) {
      int index = 0;
      for (JsonNode port : container.json().path("ports")) {
        String path = "%s.ports[%d]".formatted(container.path(), index);
        index++;
        number(path, port.path("containerPort"), 1, HIGHEST, found);
        name(path, port.path("name"), LONGEST_OF_CONTAINERS, found);
      }
    }
    if (object.is("Service")) {
      int index = 0;
      for (JsonNode port : object.json().at("/spec/ports")) {
        String path = "spec.ports[%d]".formatted(index);
        index++;
        number(path, port.path("port"), 1, HIGHEST, found);
        number(path, port.path("targetPort"), 1, HIGHEST, found);
        name(path, port.path("name"), LONGEST_OF_SERVICES, found);
        name(path, port.path("targetPort"), LONGEST_OF_CONTAINERS, found);
        if (port.path("nodePort").asInt() != 0) {
          number(path, port.path("nodePort"), LOWEST_OF_NODES, HIGHEST_OF_NODES, found);
        }
      }
    }
    return found.stream();
  }

  private static void number(
      String path, JsonNode port, int lowest, int highest, List<Complaint> found) {
    if (port.isNumber() && (port.asLong() < lowest || port.asLong() > highest)) {
      found.add(new Complaint(path, "not a port: " + port.asText()));
    }
  }

  private static void name(String path, JsonNode name, int longest, List<Complaint> found) {
    if (name.isTextual()
        && (name.asText().length() > longest || !NAME.matcher(name.asText()).matches())) {
      found.add(
          new Complaint(
              path,
              "not a port's name of at most %d characters: '%s'"
                  .formatted(longest, name.asText())));
    }
  }

  /** Names of ports that the Service's pods don't have. */
  static Stream<Complaint> danglingNames(Render render, RenderedObject object) {
    return dangling(render, object, false);
  }

  /** Numbers that they don't declare, though they declare others. */
  static Stream<Complaint> undeclaredNumbers(Render render, RenderedObject object) {
    return dangling(render, object, true);
  }

  private static Stream<Complaint> dangling(Render render, RenderedObject object, boolean numbers) {
    if (!object.is("Service") || object.selectors().isEmpty()) {
      return Stream.of();
    }
    Selector selector = object.selectors().get(0);
    List<RenderedObject> pods = render.selected(selector, object).toList();
    Set<String> ports =
        pods.stream()
            .flatMap(pod -> pod.containers().stream())
            .flatMap(container -> container.json().path("ports").valueStream())
            .flatMap(port -> Stream.of(port.path("name"), port.path("containerPort")))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    if (pods.isEmpty() || numbers && ports.isEmpty()) {
      return Stream.of();
    }
    var found = new ArrayList<Complaint>();
    int index = 0;
    for (JsonNode port : object.json().at("/spec/ports")) {
      JsonNode target = port.has("targetPort") ? port.path("targetPort") : port.path("port");
      if (target.isNumber() == numbers && !ports.contains(target.asText())) {
        found.add(
            new Complaint(
                "spec.ports[%d].targetPort".formatted(index),
                "no pod has the port " + target.asText()));
      }
      index++;
    }
    return found.stream();
  }
}
