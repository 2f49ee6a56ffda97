package io.helmwright.diff.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.diff.result.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What clients of a Service notice. Its ports' numbers and names are what Ingresses, monitors and
 * other programs were given, so a change of either breaks them. The pods' port behind it is
 * nobody's to know but that of a NetworkPolicy: minor. A new port is an offer: minor.
 */
final class Services implements Judge {

  /** From within the cluster alone to the world: what the later ones offer includes the former. */
  private static final List<String> REACH = List.of("ClusterIP", "NodePort", "LoadBalancer");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    if (!change.before().is("Service") || change.before().isHook() || !change.isInBoth()) {
      return Stream.of();
    }
    Both<JsonNode> ports = change.field("/spec/ports");
    var reasons = new ArrayList<Reason>();
    for (JsonNode before : ports.before()) {
      reasons.addAll(port(change, before, ports.after()));
    }
    for (JsonNode after : ports.after()) {
      if (same(after, ports.before()).isEmpty()) {
        reasons.add(
            Reasons.minor(
                "service-port-added", change.label(), "It has one more port.", described(after)));
      }
    }
    selector(change, around).ifPresent(reasons::add);
    type(change).ifPresent(reasons::add);
    address(change).ifPresent(reasons::add);
    return reasons.stream();
  }

  private static List<Reason> port(Change change, JsonNode before, JsonNode now) {
    Optional<JsonNode> after = same(before, now);
    String subject = change.label() + " port " + described(before);
    if (after.isEmpty()) {
      return List.of(
          Reasons.major(
              "service-port-removed",
              subject,
              "The Service doesn't serve the port any more.",
              "it has " + (now.isEmpty() ? "none" : described(now)),
              "Point its clients to a port that it still has."));
    }
    var reasons = new ArrayList<Reason>();
    String number = before.path("port").asText();
    if (!number.equals(after.get().path("port").asText())) {
      reasons.add(
          Reasons.major(
              "service-port-number",
              subject,
              "The port has another number, and clients that use the old one fail.",
              number + " → " + after.get().path("port").asText(),
              "Point the Service's clients to port %s."
                  .formatted(after.get().path("port").asText())));
    }
    if (!before.path("name").equals(after.get().path("name"))) {
      reasons.add(
          Reasons.major(
              "service-port-name",
              subject,
              "The port has another name, by which Ingresses, monitors and others refer to it.",
              YamlText.change(before.path("name"), after.get().path("name")),
              "Use the new name, or the number, in what refers to the port by its name."));
    }
    String node = before.path("nodePort").asText();
    String nodeNow = after.get().path("nodePort").asText();
    // One that isn't named any more stays as it is in the cluster.
    if (!node.isEmpty() && !nodeNow.isEmpty() && !node.equals(nodeNow)) {
      reasons.add(
          Reasons.major(
              "service-node-port",
              subject,
              "The nodes serve it at another port, and clients outside the cluster that use the"
                  + " old one fail.",
              node + " → " + nodeNow,
              "Set the old node port in your values, or point its clients to port %s."
                  .formatted(nodeNow)));
    }
    if (!target(before).equals(target(after.get()))) {
      reasons.add(
          Reasons.minor(
              "service-target-port",
              subject,
              "It leads to another port of the pods, which NetworkPolicies may name.",
              target(before) + " → " + target(after.get())));
    }
    return reasons;
  }

  /** The port of the same number, else that of the same name. */
  private static Optional<JsonNode> same(JsonNode port, JsonNode among) {
    return Stream.of("port", "name")
        .flatMap(
            field ->
                among
                    .valueStream()
                    .filter(other -> port.has(field) && other.path(field).equals(port.path(field))))
        .filter(other -> protocol(other).equals(protocol(port)))
        .findFirst();
  }

  private static String protocol(JsonNode port) {
    return port.path("protocol").asText("TCP");
  }

  private static String target(JsonNode port) {
    return port.path("targetPort").asText(port.path("port").asText());
  }

  private static String described(JsonNode ports) {
    if (ports.isArray()) {
      return String.join(", ", ports.valueStream().map(Services::described).toList());
    }
    String name = ports.path("name").asText();
    return ports.path("port").asText() + (name.isEmpty() ? "" : " (" + name + ")");
  }

  private static Optional<Reason> address(Change change) {
    Both<JsonNode> addresses = change.field("/spec/loadBalancerIP");
    return addresses.before().isMissingNode() || addresses.before().equals(addresses.after())
        ? Optional.empty()
        : Optional.of(
            Reasons.major(
                "service-address",
                change.label() + " spec.loadBalancerIP",
                "The load balancer gets another address.",
                YamlText.change(addresses.before(), addresses.after()),
                "Set the old address in your values, or point the DNS name to the new one."));
  }

  /** Other pods answer: those that the chart runs, or none at all. */
  private static Optional<Reason> selector(Change change, Surroundings around) {
    Both<JsonNode> selectors = change.field("/spec/selector");
    if (selectors.before().isMissingNode() || selectors.before().equals(selectors.after())) {
      return Optional.empty();
    }
    String subject = change.label() + " spec.selector";
    String evidence = YamlText.change(selectors.before(), selectors.after());
    return Optional.of(
        around.after().stream().anyMatch(object -> isSelected(object, selectors.after()))
            ? Reasons.minor(
                "service-selector",
                subject,
                "It leads to pods with other labels, which those of the upgrade must have first.",
                evidence)
            : Reasons.major(
                "service-selector",
                subject,
                "It leads to none of the pods that the chart runs, so nobody answers.",
                evidence,
                "Give your own pods the labels, or stay with the old version."));
  }

  private static boolean isSelected(ManifestObject object, JsonNode selector) {
    JsonNode labels =
        object.is("Pod")
            ? object.json().at("/metadata/labels")
            : object.json().at("/spec/template/metadata/labels");
    return !selector.isEmpty()
        && !object.pod().isMissingNode()
        && selector.properties().stream()
            .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
  }

  private static Optional<Reason> type(Change change) {
    Both<JsonNode> types = change.field("/spec/type");
    String before = types.before().asText("ClusterIP");
    String after = types.after().asText("ClusterIP");
    if (before.equals(after)) {
      return Optional.empty();
    }
    String subject = change.label() + " spec.type";
    String evidence = before + " → " + after;
    boolean wider = REACH.contains(before) && REACH.indexOf(before) < REACH.indexOf(after);
    return Optional.of(
        wider
            ? Reasons.minor("service-type", subject, "It is reachable in more ways.", evidence)
            : Reasons.major(
                "service-type",
                subject,
                "The address under which clients outside the cluster reach it goes.",
                evidence,
                "Set the old type in your values if clients outside the cluster need it."));
  }
}
