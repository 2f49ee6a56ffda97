package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What clients of Services and users of addresses notice. */
class ServicesTest {

  private static final String SERVICE =
      """
      kind: Service
      metadata:
        name: web
      spec:
        type: NodePort
        ports:
          - name: http
            port: 80
            targetPort: 8080
      """;

  private static final String INGRESS =
      """
      kind: Ingress
      metadata:
        name: web
      spec:
        ingressClassName: nginx
        rules:
          - host: web.example.com
            http:
              paths:
                - path: /
      """;

  @Test
  void another_port_number() {
    assertThat(reasons(SERVICE, "port: 80\n", "port: 8000\n"))
        .isEqualTo(
            """
            MAJOR service-port-number: Service web port 80 (http)
              The port has another number, and clients that use the old one fail.
              80 → 8000
              > Point the Service's clients to port 8000.
            """);
  }

  @Test
  void another_port_name() {
    assertThat(reasons(SERVICE, "name: http", "name: web-ui"))
        .isEqualTo(
            """
            MAJOR service-port-name: Service web port 80 (http)
              The port has another name, by which Ingresses, monitors and others refer to it.
              http → web-ui
              > Use the new name, or the number, in what refers to the port by its name.
            """);
  }

  @Test
  void another_port_of_the_pods() {
    assertThat(reasons(SERVICE, "targetPort: 8080", "targetPort: http"))
        .isEqualTo(
            """
            MINOR service-target-port: Service web port 80 (http)
              It leads to another port of the pods, which NetworkPolicies may name.
              8080 → http
            """);
  }

  @Test
  void one_more_port() {
    assertThat(Compared.reasons(SERVICE, SERVICE + "    - name: metrics\n      port: 9090\n"))
        .isEqualTo(
            """
            MINOR service-port-added: Service web
              It has one more port.
              9090 (metrics)
            """);
  }

  @Test
  void one_port_less() {
    assertThat(Compared.reasons(SERVICE + "    - name: metrics\n      port: 9090\n", SERVICE))
        .isEqualTo(
            """
            MAJOR service-port-removed: Service web port 9090 (metrics)
              The Service doesn't serve the port any more.
              it has 80 (http)
              > Point its clients to a port that it still has.
            """);
  }

  @Test
  void a_type_that_reaches_farther() {
    assertThat(reasons(SERVICE, "NodePort", "LoadBalancer"))
        .isEqualTo(
            """
            MINOR service-type: Service web spec.type
              It is reachable in more ways.
              NodePort → LoadBalancer
            """);
  }

  @Test
  void a_type_that_reaches_less_far() {
    assertThat(reasons(SERVICE, "NodePort", "ClusterIP"))
        .isEqualTo(
            """
            MAJOR service-type: Service web spec.type
              The address under which clients outside the cluster reach it goes.
              NodePort → ClusterIP
              > Set the old type in your values if clients outside the cluster need it.
            """);
  }

  @Test
  void another_host() {
    assertThat(reasons(INGRESS, "web.example.com", "www.example.com"))
        .isEqualTo(
            """
            MAJOR address-removed: Ingress web
              It doesn't serve web.example.com/ any more.
              it serves www.example.com/
              > Set the old address in your values if users know it.
            """);
  }

  @Test
  void one_more_path() {
    assertThat(Compared.reasons(INGRESS, INGRESS + "          - path: /api\n"))
        .isEqualTo(
            """
            MINOR address-added: Ingress web
              It serves web.example.com/api too.
            """);
  }

  @Test
  void another_ingress_class() {
    assertThat(reasons(INGRESS, "nginx", "traefik"))
        .isEqualTo(
            """
            MAJOR ingress-class: Ingress web spec.ingressClassName
              Another controller serves it, under another address.
              nginx → traefik
              > Set the old class in your values, or point the DNS name to the new controller.
            """);
  }

  @Test
  void another_host_name_of_a_route() {
    String before = "kind: HTTPRoute\nmetadata: {name: web}\nspec: {hostnames: [a.example.com]}\n";

    assertThat(reasons(before, "a.example.com", "b.example.com"))
        .startsWith("MAJOR address-removed: HTTPRoute web\n");
  }

  @Test
  void a_route_for_all_hosts_that_serves_one() {
    String before = "kind: HTTPRoute\nmetadata: {name: web}\nspec: {rules: []}\n";

    assertThat(reasons(before, "{rules: []}", "{hostnames: [a.example.com]}"))
        .isEqualTo(
            """
            MAJOR address-removed: HTTPRoute web
              It doesn't serve * any more.
              it serves a.example.com
              > Set the old address in your values if users know it.
            """);
  }

  @Test
  void a_route_for_one_host_that_serves_all() {
    String before = "kind: HTTPRoute\nmetadata: {name: web}\nspec: {hostnames: [a.example.com]}\n";

    assertThat(reasons(before, "{hostnames: [a.example.com]}", "{rules: []}"))
        .isEqualTo(
            """
            MINOR address-added: HTTPRoute web
              It serves * too.
            """);
  }

  @Test
  void an_ingress_class_as_annotation_and_as_field() {
    String head =
        "kind: Ingress\nmetadata: {name: web, annotations: {kubernetes.io/ingress.class: %s}}\n";
    String annotated = head.formatted("nginx");
    String field = "kind: Ingress\nmetadata: {name: web}\nspec: {ingressClassName: nginx}\n";

    assertThat(reasons(annotated, "nginx", "traefik"))
        .startsWith("MAJOR ingress-class: Ingress web spec.ingressClassName\n");
    assertThat(Compared.reasons(annotated, field)).isEmpty();
  }

  @Test
  void another_gateway_class() {
    String before = "kind: Gateway\nmetadata: {name: web}\nspec: {gatewayClassName: istio}\n";

    assertThat(reasons(before, "istio", "envoy"))
        .startsWith("MAJOR gateway-class: Gateway web spec.gatewayClassName\n");
  }

  @Test
  void another_node_port() {
    String before = SERVICE + "      nodePort: 30080\n";

    assertThat(reasons(before, "30080", "30081"))
        .isEqualTo(
            """
            MAJOR service-node-port: Service web port 80 (http)
              The nodes serve it at another port, and clients outside the cluster that use the old one fail.
              30080 → 30081
              > Set the old node port in your values, or point its clients to port 30081.
            """);
    assertThat(Compared.reasons(before, SERVICE)).isEmpty();
  }

  @Test
  void another_address_of_the_load_balancer() {
    assertThat(reasons(SERVICE + "  loadBalancerIP: 10.0.0.1\n", "10.0.0.1", "10.0.0.2"))
        .isEqualTo(
            """
            MAJOR service-address: Service web spec.loadBalancerIP
              The load balancer gets another address.
              10.0.0.1 → 10.0.0.2
              > Set the old address in your values, or point the DNS name to the new one.
            """);
  }

  private static String reasons(String before, String text, String replacement) {
    assertThat(before).contains(text);
    return Compared.reasons(before, before.replace(text, replacement));
  }
}
