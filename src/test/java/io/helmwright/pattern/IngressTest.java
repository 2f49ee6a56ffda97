package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.INGRESS;
import static io.helmwright.pattern.ExposedChart.object;
import static io.helmwright.pattern.ExposedChart.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hosts, paths, certificates and annotations, whatever the controller. */
class IngressTest {

  private static String ingress(String... settings) {
    return object(render(settings), "ingress.yaml");
  }

  @Test
  void a_path_is_text_or_an_object() {
    assertThat(
            ingress(
                INGRESS,
                "ingress.hosts[0].paths[0]=/app",
                "ingress.hosts[0].paths[1].path=/api;ingress.hosts[0].paths[1].pathType=Exact"))
        .contains(
            """
                    paths:
                      - path: "/app"
                        pathType: "Prefix"
                        backend:
                          service:
                            name: web
                            port:
                              name: http
                      - path: "/api"
                        pathType: "Exact"
            """);
  }

  @Test
  void a_host_without_paths_is_taken_whole() {
    assertThat(
            ingress(INGRESS, "ingress.hosts[1].host=www.example.com;ingress.hosts[1].paths={/w}"))
        .contains(
            """
              rules:
                - host: "app.example.com"
                  http:
                    paths:
                      - path: "/"
                        pathType: "Prefix"
                        backend:
                          service:
                            name: web
                            port:
                              name: http
                - host: "www.example.com"
                  http:
                    paths:
                      - path: "/w"
                        pathType: "Prefix"
            """);
  }

  @Test
  void cert_manager_gets_a_certificate_for_all_hosts() {
    assertThat(
            ingress(
                INGRESS,
                "ingress.hosts[1].host=www.example.com",
                "ingress.certManager.clusterIssuer=letsencrypt"))
        .contains(
            """
              annotations:
                cert-manager.io/cluster-issuer: letsencrypt
            spec:
              tls:
                - hosts:
                    - "app.example.com"
                    - "www.example.com"
                  secretName: web-tls
            """);
  }

  @Test
  void cert_manager_gets_the_listed_certificates_if_there_are_any() {
    assertThat(
            ingress(
                INGRESS,
                "ingress.certManager.issuer=own",
                "ingress.tls[0].secretName=mine;ingress.tls[0].hosts={app.example.com}"))
        .contains(
            """
              tls:
                - hosts:
                    - app.example.com
                  secretName: "mine"
            """)
        .doesNotContain("web-tls");
  }

  @Test
  void users_annotations_win() {
    assertThat(
            ingress(
                INGRESS,
                "ingress.controller=nginx;ingress.maxBodySize=50m",
                "ingress.annotations.nginx\\.ingress\\.kubernetes\\.io/proxy-body-size=9m",
                "ingress.annotations.team=a"))
        .contains(
            """
              annotations:
                nginx.ingress.kubernetes.io/proxy-body-size: 9m
                team: a
            """)
        .doesNotContain("50m");
  }

  @Test
  void users_annotations_of_the_service_win() {
    assertThat(
            object(
                render(
                    INGRESS,
                    "ingress.controller=gce",
                    "service.annotations.cloud\\.google\\.com/neg=mine"),
                "service.yaml"))
        .contains(
            """
              annotations:
                cloud.google.com/backend-config: '{"default": "web"}'
                cloud.google.com/neg: mine
            """);
  }

  @Test
  void annotations_may_be_null() {
    assertThat(ingress(INGRESS, "ingress.annotations=null;service.annotations=null"))
        .doesNotContain("annotations");
  }

  @Test
  void a_class_name_wins_over_the_controllers() {
    assertThat(ingress(INGRESS, "ingress.controller=nginx;ingress.className=internal"))
        .contains("  ingressClassName: \"internal\"\n");
  }

  @Test
  void without_class_and_controller_the_cluster_decides() {
    assertThat(ingress(INGRESS)).doesNotContain("ingressClassName");
  }
}
