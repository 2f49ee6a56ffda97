package io.helmwright.pattern;

import static io.helmwright.pattern.ExposedChart.object;
import static io.helmwright.pattern.ExposedChart.render;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The HTTPRoute and the one that redirects. */
class RouteTest {

  private static final String ROUTE = "gateway.enabled=true;gateway.parentRefs[0].name=public";

  @Test
  void a_route_takes_everything_by_default() {
    assertThat(object(render(ROUTE), "httproute.yaml"))
        .isEqualTo(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: web
            spec:
              parentRefs:
                - name: "public"
              rules:
                - matches:
                    - path:
                        type: PathPrefix
                        value: "/"
                  backendRefs:
                    - name: web
                      port: 8080
            """);
  }

  @Test
  void a_route_has_hosts_paths_headers_and_a_timeout() {
    var rendered =
        render(
            ROUTE,
            "gateway.hostnames={app.example.com,www.example.com};gateway.paths={/app,/api}",
            "gateway.requestHeaders.X-Forwarded-Proto=https;gateway.responseHeaders.X-Frame=DENY",
            "gateway.timeoutSeconds=120");

    assertThat(object(rendered, "httproute.yaml"))
        .isEqualTo(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: web
            spec:
              parentRefs:
                - name: "public"
              hostnames:
                - app.example.com
                - www.example.com
              rules:
                - matches:
                    - path:
                        type: PathPrefix
                        value: "/app"
                    - path:
                        type: PathPrefix
                        value: "/api"
                  filters:
                    - type: RequestHeaderModifier
                      requestHeaderModifier:
                        set:
                          - name: "X-Forwarded-Proto"
                            value: "https"
                    - type: ResponseHeaderModifier
                      responseHeaderModifier:
                        set:
                          - name: "X-Frame"
                            value: "DENY"
                  timeouts:
                    request: "120s"
                  backendRefs:
                    - name: web
                      port: 8080
            """);
  }

  @Test
  void the_other_listeners_redirect() {
    var rendered =
        render(
            ROUTE,
            "gateway.parentRefs[0].sectionName=https;gateway.redirectFrom[0].name=public",
            "gateway.redirectFrom[0].sectionName=http;gateway.hostnames={app.example.com}");

    assertThat(object(rendered, "httproute-redirect.yaml"))
        .isEqualTo(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              name: web-redirect
            spec:
              parentRefs:
                - name: "public"
                  sectionName: "http"
              hostnames:
                - app.example.com
              rules:
                - filters:
                    - type: RequestRedirect
                      requestRedirect:
                        scheme: https
                        statusCode: 301
            """);
  }
}
