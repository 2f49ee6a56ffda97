package io.helmwright.verify.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Kubernetes asks of Services and of what is put in front of them: {@code ValidateService} of
 * <a
 * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go">core</a>,
 * {@code ValidateIngressSpec} of <a
 * href="https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/networking/validation/validation.go">networking</a>.
 */
final class Addresses {

  static final Check UNNAMED =
      Check.error(
          "unnamed-service-port",
          "Kubernetes refuses a Service of several ports unless each has a name",
          "Name every port");

  static final Check NODE_PORT =
      Check.error(
          "node-port-without-type",
          "Kubernetes refuses a nodePort on a Service of type ClusterIP",
          "Print nodePort only for the types NodePort and LoadBalancer");

  static final Check PATH =
      Check.error(
          "invalid-ingress-path",
          "Kubernetes refuses a path that doesn't begin with /",
          "Begin the path with /");

  static final Check HOST =
      Check.error(
          "invalid-host",
          "Kubernetes refuses what is no DNS name, such as a URL, an IP address or capitals",
          "Use a DNS name in lower case, without scheme and port; * only as its first label");

  static final List<ObjectCheck> ALL =
      List.of(
          new ObjectCheck(UNNAMED, Addresses::unnamed),
          new ObjectCheck(NODE_PORT, Addresses::nodePorts),
          new ObjectCheck(PATH, Addresses::paths),
          new ObjectCheck(HOST, Addresses::hosts));

  private static final Pattern DNS_NAME =
      Pattern.compile(
          "(?=.{1,253}$)(?!\\d+(\\.\\d+){3}$)"
              + "(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  private Addresses() {}

  private static Stream<Complaint> unnamed(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    JsonNode ports = object.json().at("/spec/ports");
    for (int i = 0; object.is("Service") && ports.size() > 1 && i < ports.size(); i++) {
      if (ports.get(i).path("name").asText("").isEmpty()) {
        String port = ports.get(i).path("port").asText();
        found.add(
            new Complaint(
                "spec.ports[%d]".formatted(i), "the port %s has no name".formatted(port)));
      }
    }
    return found.stream();
  }

  private static Stream<Complaint> nodePorts(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    JsonNode spec = object.json().path("spec");
    if (object.is("Service") && spec.path("type").asText("ClusterIP").equals("ClusterIP")) {
      for (int i = 0; i < spec.path("ports").size(); i++) {
        JsonNode port = spec.path("ports").get(i).path("nodePort");
        if (port.asInt() != 0) {
          found.add(
              new Complaint(
                  "spec.ports[%d].nodePort".formatted(i),
                  "nodePort is %s, but the type is ClusterIP".formatted(port.asText())));
        }
      }
    }
    return found.stream();
  }

  private static Stream<Complaint> paths(RenderedObject object) {
    if (!object.is("Ingress")) {
      return Stream.of();
    }
    var found = new ArrayList<Complaint>();
    JsonNode rules = object.json().at("/spec/rules");
    for (int rule = 0; rule < rules.size(); rule++) {
      JsonNode paths = rules.get(rule).at("/http/paths");
      for (int i = 0; i < paths.size(); i++) {
        String path = paths.get(i).path("path").asText("");
        boolean any = paths.get(i).path("pathType").asText().equals("ImplementationSpecific");
        if (!path.startsWith("/") && !(any && path.isEmpty())) {
          found.add(
              new Complaint(
                  "spec.rules[%d].http.paths[%d].path".formatted(rule, i),
                  "the path is '%s'".formatted(path)));
        }
      }
    }
    return found.stream();
  }

  private static Stream<Complaint> hosts(RenderedObject object) {
    var found = new ArrayList<Complaint>();
    if (object.is("Ingress")) {
      JsonNode rules = object.json().at("/spec/rules");
      for (int i = 0; i < rules.size(); i++) {
        host("spec.rules[%d].host".formatted(i), rules.get(i).path("host"), found);
      }
      JsonNode tls = object.json().at("/spec/tls");
      for (int i = 0; i < tls.size(); i++) {
        hosts("spec.tls[%d].hosts".formatted(i), tls.get(i).path("hosts"), found);
      }
    }
    if (object.is("HTTPRoute", "GRPCRoute", "TLSRoute")) {
      hosts("spec.hostnames", object.json().at("/spec/hostnames"), found);
    }
    return found.stream();
  }

  private static void hosts(String path, JsonNode hosts, List<Complaint> found) {
    hosts.forEach(each -> host(path, each, found));
  }

  private static void host(String path, JsonNode host, List<Complaint> found) {
    if (host.isTextual()
        && !host.asText().isEmpty()
        && !DNS_NAME.matcher(host.asText()).matches()) {
      found.add(new Complaint(path, "not a host: " + host.asText()));
    }
  }
}
