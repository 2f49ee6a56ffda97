package io.helmwright.pattern;

import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.text;

import io.helmwright.template.Yaml;
import io.helmwright.values.Profile;

/**
 * An Application Load Balancer by the AWS Load Balancer Controller, from version 2.2 on, which
 * takes a path of type Prefix at its word. See
 * kubernetes-sigs.github.io/aws-load-balancer-controller, "Ingress annotations".
 */
final class AlbPreset implements IngressPreset {

  private static final String PREFIX = "alb.ingress.kubernetes.io/";

  @Override
  public String controller() {
    return "alb";
  }

  @Override
  public String title() {
    return "AWS Load Balancer Controller";
  }

  @Override
  public String description(Context c) {
    return ("The certificate comes from ACM, by `%s` or, with `%s` alone, by the hosts in it. The load"
            + " balancer is in the private subnets unless `%s` says otherwise.")
        .formatted(
            c.values().certificateArn.key(), c.values().tls.key(), c.values().albScheme.key());
  }

  @Override
  public void annotateIngress(Context c, Annotations annotations) {
    var v = c.values();
    annotations
        .put(PREFIX + "scheme", v.albScheme)
        .put(PREFIX + "target-type", "ip")
        .when(
            c.tls(),
            tls ->
                tls.put(PREFIX + "listen-ports", "[{\"HTTP\": 80}, {\"HTTPS\": 443}]")
                    .put(PREFIX + "ssl-redirect", "443"),
            plain -> plain.put(PREFIX + "listen-ports", "[{\"HTTP\": 80}]"))
        .put(PREFIX + "certificate-arn", v.certificateArn)
        .put(PREFIX + "group.name", v.albGroupName)
        .put(PREFIX + "healthcheck-path", v.healthCheckPath)
        .put(
            PREFIX + "load-balancer-attributes",
            when(v.timeoutSeconds, text("idle_timeout.timeout_seconds=", v.timeoutSeconds)))
        .when(v.stickySessions, s -> s.put(PREFIX + "target-group-attributes", stickiness(v)));
  }

  private static Yaml<String> stickiness(IngressValues v) {
    String on = "stickiness.enabled=true,stickiness.type=lb_cookie";
    return when(
            v.cookieMaxAge, text(on + ",stickiness.lb_cookie.duration_seconds=", v.cookieMaxAge))
        .otherwise(on);
  }

  @Override
  public boolean checksHealth() {
    return true;
  }

  @Override
  public void example(IngressValues v, String host, Profile.Settings p) {
    p.set(v.stickySessions, true)
        .set(
            v.certificateArn,
            "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012")
        .set(v.albScheme, "internet-facing")
        .set(v.albGroupName, "shared");
  }

  @Override
  public String check(Context c) {
    return "kubectl describe ingress " + c.names().documented("");
  }
}
