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

  private static String reasons(String before, String text, String replacement) {
    assertThat(before).contains(text);
    return Compared.reasons(before, before.replace(text, replacement));
  }
}
