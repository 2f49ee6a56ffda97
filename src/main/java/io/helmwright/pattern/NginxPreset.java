package io.helmwright.pattern;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.decimal;

import io.helmwright.values.Profile;

/**
 * ingress-nginx of the Kubernetes project. See
 * kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations.
 */
final class NginxPreset implements IngressPreset {

  private static final String PREFIX = "nginx.ingress.kubernetes.io/";

  @Override
  public String controller() {
    return "nginx";
  }

  @Override
  public String title() {
    return "ingress-nginx";
  }

  @Override
  public String description(Context c) {
    return "Redirects to HTTPS and takes body size, timeout and sticky sessions from annotations.";
  }

  @Override
  public void annotateIngress(Context c, Annotations annotations) {
    var v = c.values();
    annotations
        .when(c.tls(), tls -> tls.put(PREFIX + "ssl-redirect", "true"))
        .put(PREFIX + "proxy-body-size", v.maxBodySize)
        .when(
            v.timeoutSeconds,
            timeout ->
                timeout
                    .put(PREFIX + "proxy-read-timeout", decimal(v.timeoutSeconds))
                    .put(PREFIX + "proxy-send-timeout", decimal(v.timeoutSeconds)))
        .when(
            v.stickySessions,
            sticky ->
                sticky
                    .put(PREFIX + "affinity", "cookie")
                    .put(PREFIX + "session-cookie-name", c.cookieName())
                    .put(
                        PREFIX + "session-cookie-max-age",
                        when(v.cookieMaxAge, decimal(v.cookieMaxAge))));
  }

  @Override
  public void example(IngressValues v, String host, Profile.Settings p) {
    p.set(v.maxBodySize, "50m")
        .set(v.stickySessions, true)
        .set(v.clusterIssuer, "letsencrypt-prod");
  }

  @Override
  public String check(Context c) {
    return "kubectl describe certificate " + c.names().documented("tls");
  }
}
