package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.INGRESS;
import static io.helmwright.pattern.ExposedChart.object;
import static io.helmwright.pattern.ExposedChart.render;
import static io.helmwright.pattern.ExposedChart.templates;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each controller gets. */
class IngressPresetTest {

  private static final String TLS =
      "ingress.tls[0].secretName=app-tls;ingress.tls[0].hosts={app.example.com}";
  private static final String STICKY = "ingress.stickySessions.enabled=true";

  @Test
  void no_controller_is_a_plain_ingress() {
    var rendered = render(INGRESS, TLS, "ingress.className=other");

    assertThat(templates(rendered))
        .containsExactly("configmap.yaml", "ingress.yaml", "service.yaml");
    assertThat(object(rendered, "ingress.yaml"))
        .isEqualTo(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
            spec:
              ingressClassName: "other"
              tls:
                - hosts:
                    - app.example.com
                  secretName: "app-tls"
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
            """);
  }

  @Test
  void nginx() {
    var rendered =
        render(
            INGRESS,
            "ingress.controller=nginx;ingress.certManager.clusterIssuer=letsencrypt",
            "ingress.maxBodySize=50m;ingress.timeoutSeconds=120",
            STICKY,
            "ingress.stickySessions.cookieName=route;ingress.stickySessions.maxAgeSeconds=3600");

    assertThat(object(rendered, "ingress.yaml"))
        .startsWith(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
              annotations:
                cert-manager.io/cluster-issuer: letsencrypt
                nginx.ingress.kubernetes.io/affinity: cookie
                nginx.ingress.kubernetes.io/proxy-body-size: 50m
                nginx.ingress.kubernetes.io/proxy-read-timeout: "120"
                nginx.ingress.kubernetes.io/proxy-send-timeout: "120"
                nginx.ingress.kubernetes.io/session-cookie-max-age: "3600"
                nginx.ingress.kubernetes.io/session-cookie-name: route
                nginx.ingress.kubernetes.io/ssl-redirect: "true"
            spec:
              ingressClassName: "nginx"
            """);
    assertThat(templates(rendered))
        .containsExactly("configmap.yaml", "ingress.yaml", "service.yaml");
  }

  @Test
  void nginx_redirects_nobody_without_tls() {
    assertThat(object(render(INGRESS, "ingress.controller=nginx"), "ingress.yaml"))
        .startsWith(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
            spec:
              ingressClassName: "nginx"
            """);
  }

  @Test
  void traefik_takes_https_with_one_ingress() {
    assertThat(object(render(INGRESS, TLS, "ingress.controller=traefik"), "ingress.yaml"))
        .startsWith(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
              annotations:
                traefik.ingress.kubernetes.io/router.entrypoints: websecure
                traefik.ingress.kubernetes.io/router.tls: "true"
            spec:
              ingressClassName: "traefik"
            """);
  }

  @Test
  void traefik_redirects_with_another() {
    var rendered =
        render(INGRESS, TLS, "ingress.controller=traefik;ingress.className=traefik-public");

    assertThat(object(rendered, "ingress-redirect.yaml"))
        .isEqualTo(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web-redirect
              annotations:
                traefik.ingress.kubernetes.io/router.entrypoints: web
                traefik.ingress.kubernetes.io/router.middlewares: "apps-web-redirect@kubernetescrd"
            spec:
              ingressClassName: "traefik-public"
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
            """);
    assertThat(object(rendered, "middleware.yaml"))
        .isEqualTo(
            """
            apiVersion: traefik.io/v1alpha1
            kind: Middleware
            metadata:
              name: web-redirect
            spec:
              redirectScheme:
                scheme: https
                permanent: true
            """);
  }

  @Test
  void traefik_without_tls_needs_nothing() {
    assertThat(templates(render(INGRESS, "ingress.controller=traefik")))
        .containsExactly("configmap.yaml", "ingress.yaml", "service.yaml");
  }

  @Test
  void traefik_has_its_sessions_at_the_service() {
    var rendered =
        render(
            INGRESS,
            TLS,
            STICKY,
            "ingress.controller=traefik;ingress.stickySessions.cookieName=route",
            "ingress.stickySessions.maxAgeSeconds=3600;service.annotations.team=a");

    assertThat(object(rendered, "service.yaml"))
        .startsWith(
            """
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              annotations:
                team: a
                traefik.ingress.kubernetes.io/service.sticky.cookie: "true"
                traefik.ingress.kubernetes.io/service.sticky.cookie.httponly: "true"
                traefik.ingress.kubernetes.io/service.sticky.cookie.maxage: "3600"
                traefik.ingress.kubernetes.io/service.sticky.cookie.name: route
                traefik.ingress.kubernetes.io/service.sticky.cookie.secure: "true"
            spec:
            """);
  }

  @Test
  void alb() {
    var rendered =
        render(
            INGRESS,
            STICKY,
            "ingress.controller=alb;ingress.certificateArn=arn:aws:acm:x:1:certificate/1",
            "ingress.alb.scheme=internet-facing;ingress.alb.groupName=shared",
            "ingress.healthCheckPath=/up;ingress.timeoutSeconds=120",
            "ingress.stickySessions.maxAgeSeconds=3600");

    assertThat(object(rendered, "ingress.yaml"))
        .startsWith(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
              annotations:
                alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:x:1:certificate/1
                alb.ingress.kubernetes.io/group.name: shared
                alb.ingress.kubernetes.io/healthcheck-path: /up
                alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
                alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds=120
                alb.ingress.kubernetes.io/scheme: internet-facing
                alb.ingress.kubernetes.io/ssl-redirect: "443"
                alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=3600
                alb.ingress.kubernetes.io/target-type: ip
            spec:
              ingressClassName: "alb"
            """);
  }

  @Test
  void alb_without_tls_listens_at_one_port() {
    assertThat(object(render(INGRESS, "ingress.controller=alb"), "ingress.yaml"))
        .contains(
            """
              annotations:
                alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
                alb.ingress.kubernetes.io/scheme: internal
                alb.ingress.kubernetes.io/target-type: ip
            """);
  }

  @Test
  void gce_has_its_class_in_an_annotation() {
    var rendered =
        render(
            INGRESS,
            "ingress.controller=gce;ingress.managedCertificate=true",
            "ingress.gce.staticIpName=web-address");

    assertThat(object(rendered, "ingress.yaml"))
        .startsWith(
            """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: web
              annotations:
                kubernetes.io/ingress.class: gce
                kubernetes.io/ingress.global-static-ip-name: web-address
                networking.gke.io/managed-certificates: web
                networking.gke.io/v1beta1.FrontendConfig: web
            spec:
              rules:
            """);
  }

  @Test
  void gce_has_three_objects_beside_it() {
    var rendered =
        render(
            INGRESS,
            STICKY,
            "ingress.hosts[1].host=www.example.com",
            "ingress.controller=gce;ingress.managedCertificate=true;ingress.timeoutSeconds=120",
            "ingress.healthCheckPath=/up;ingress.stickySessions.maxAgeSeconds=3600");

    assertThat(object(rendered, "managedcertificate.yaml"))
        .isEqualTo(
            """
            apiVersion: networking.gke.io/v1
            kind: ManagedCertificate
            metadata:
              name: web
            spec:
              domains:
                - "app.example.com"
                - "www.example.com"
            """);
    assertThat(object(rendered, "frontendconfig.yaml"))
        .isEqualTo(
            """
            apiVersion: networking.gke.io/v1beta1
            kind: FrontendConfig
            metadata:
              name: web
            spec:
              redirectToHttps:
                enabled: true
            """);
    assertThat(object(rendered, "backendconfig.yaml"))
        .isEqualTo(
            """
            apiVersion: cloud.google.com/v1
            kind: BackendConfig
            metadata:
              name: web
            spec:
              healthCheck:
                type: HTTP
                requestPath: "/up"
              timeoutSec: 120
              sessionAffinity:
                affinityType: GENERATED_COOKIE
                affinityCookieTtlSec: 3600
            """);
  }

  @Test
  void gce_finds_its_backend_config_at_the_service() {
    assertThat(object(render(INGRESS, "ingress.controller=gce"), "service.yaml"))
        .contains(
            """
              annotations:
                cloud.google.com/backend-config: '{"default": "web"}'
                cloud.google.com/neg: '{"ingress": true}'
            """);
  }

  @Test
  void gce_keeps_its_address_while_cert_manager_is_challenged() {
    assertThat(
            object(
                render(INGRESS, "ingress.controller=gce;ingress.certManager.issuer=own"),
                "ingress.yaml"))
        .contains(
            """
              annotations:
                acme.cert-manager.io/http01-edit-in-place: "true"
                cert-manager.io/issuer: own
                kubernetes.io/ingress.class: gce
            """);
  }

  @Test
  void kong() {
    var rendered =
        render(INGRESS, TLS, STICKY, "ingress.controller=kong;ingress.timeoutSeconds=120");

    assertThat(object(rendered, "ingress.yaml"))
        .contains(
            """
              annotations:
                konghq.com/https-redirect-status-code: "308"
                konghq.com/protocols: https
            spec:
              ingressClassName: "kong"
            """);
    assertThat(object(rendered, "service.yaml"))
        .contains(
            """
              annotations:
                konghq.com/read-timeout: "120000"
                konghq.com/upstream-policy: web
                konghq.com/write-timeout: "120000"
            """);
    assertThat(object(rendered, "kongupstreampolicy.yaml"))
        .isEqualTo(
            """
            apiVersion: configuration.konghq.com/v1beta1
            kind: KongUpstreamPolicy
            metadata:
              name: web
            spec:
              algorithm: consistent-hashing
              hashOn:
                cookie: "web-route"
                cookiePath: /
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, ingress.yaml, 'nginx.ingress.kubernetes.io/session-cookie-name: '",
    "traefik, service.yaml, 'traefik.ingress.kubernetes.io/service.sticky.cookie.name: '",
    "kong, kongupstreampolicy.yaml, 'cookie: '"
  })
  void the_cookie_has_a_name_that_no_other_release_has(
      String controller, String template, String key) {
    var rendered = render(INGRESS, "ingress.controller=" + controller, STICKY);

    assertThat(object(rendered, template).replace("\"", "")).contains(key + "web-route\n");
  }

  @Test
  void a_controller_without_an_ingress_does_nothing() {
    var rendered = render("ingress.controller=gce;ingress.managedCertificate=true", STICKY);

    assertThat(templates(rendered)).containsExactly("configmap.yaml", "service.yaml");
    assertThat(object(rendered, "service.yaml")).doesNotContain("annotations");
  }
}
