package io.helmwright.diff.objects;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where requests go. */
class RoutingTest {

  private static final String SERVICE =
      """
      kind: Service
      metadata: {name: web}
      spec:
        selector: {app: web}
        ports: [{port: 80, name: http}]
      """;

  private static final String POD =
      "---\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web, tier: a}}, spec: {containers: [{name: web}]}}}\n";

  private static final String INGRESS =
      """
      kind: Ingress
      metadata: {name: web}
      spec:
        tls: [{secretName: web, hosts: [web.example.com]}]
        rules:
          - host: web.example.com
            http:
              paths:
                - {path: /, pathType: Prefix, backend: {service: {name: web, port: {name: http}}}}
      """;

  private static final String ROUTE =
      """
      kind: HTTPRoute
      metadata: {name: web}
      spec:
        rules:
          - matches:
              - path: {type: PathPrefix, value: /}
              - path: {type: PathPrefix, value: /api}
            backendRefs: [{name: web, port: 80}]
      """;

  @Test
  void a_path_that_is_matched_exactly() {
    assertThat(Compared.reasons(INGRESS, INGRESS.replace("Prefix", "Exact")))
        .isEqualTo(
            """
            MAJOR route-narrowed: Ingress web
              It takes fewer requests than before.
              web.example.com/: Prefix → Exact
              > Check which addresses users and programs know, and set the old ones in your values.
            """);
  }

  @Test
  void a_host_without_its_certificate() {
    assertThat(
            Compared.reasons(
                INGRESS, INGRESS.replace("[{secretName: web, hosts: [web.example.com]}]", "[]")))
        .isEqualTo(
            """
            MAJOR tls-removed: Ingress web spec.tls
              It doesn't serve web.example.com over HTTPS with its certificate any more.
              > Set the host and its Secret under tls in your values.
            """);
  }

  @Test
  void a_port_that_the_service_lacks() {
    assertThat(
            Compared.reasons(
                SERVICE + "---\n" + INGRESS,
                SERVICE + "---\n" + INGRESS.replace("name: http", "name: https")))
        .isEqualTo(
            """
            MAJOR backend-port: Ingress web
              It sends requests to port https of Service web, which has no such port.
              > Stay with the old version until the port is corrected.
            """);
  }

  @Test
  void a_route_without_one_of_its_paths_and_with_a_condition() {
    String after =
        ROUTE
            .replace("        - path: {type: PathPrefix, value: /api}\n", "")
            .replace("value: /}", "value: /}\n          method: GET");

    assertThat(Compared.reasons(ROUTE, after))
        .isEqualTo(
            """
            MAJOR route-narrowed: HTTPRoute web
              It takes fewer requests than before.
              /: PathPrefix → PathPrefix under conditions; /api: PathPrefix → nothing
              > Check which addresses users and programs know, and set the old ones in your values.
            """);
  }

  @Test
  void a_service_of_other_pods_that_the_chart_runs() {
    assertThat(
            Compared.reasons(
                SERVICE + POD, SERVICE.replace("{app: web}", "{app: web, tier: a}") + POD))
        .startsWith("MINOR service-selector: Service web spec.selector\n");
  }

  @Test
  void a_service_of_no_pods() {
    assertThat(Compared.reasons(SERVICE + POD, SERVICE.replace("{app: web}", "{app: x}") + POD))
        .isEqualTo(
            """
            MAJOR service-selector: Service web spec.selector
              It leads to none of the pods that the chart runs, so nobody answers.
              {app: web} → {app: x}
              > Give your own pods the labels, or stay with the old version.
            """);
  }
}
