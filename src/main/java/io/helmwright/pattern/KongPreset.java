package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.text;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.template.Expression;
import io.helmwright.values.Profile;

/**
 * Kong Ingress Controller 3. Its algorithm sticky-sessions needs Kong Gateway 3.11, hashing by
 * cookie does not. See developer.konghq.com/kubernetes-ingress-controller/reference/annotations.
 */
final class KongPreset implements IngressPreset {

  @Override
  public String controller() {
    return "kong";
  }

  @Override
  public String title() {
    return "Kong";
  }

  @Override
  public String description(Context c) {
    return ("With TLS the routes take HTTPS alone and answer HTTP with a redirect. Sticky sessions are a"
            + " KongUpstreamPolicy named `%s` that hashes by a cookie.")
        .formatted(c.names().documented(""));
  }

  @Override
  public void annotateIngress(Context c, Annotations annotations) {
    annotations.when(
        c.tls(),
        tls ->
            tls.put("konghq.com/protocols", "https")
                .put("konghq.com/https-redirect-status-code", "308"));
  }

  @Override
  public void annotateService(Context c, Annotations annotations) {
    var v = c.values();
    Expression<String> milliseconds = text(v.timeoutSeconds, "000");
    annotations
        .when(
            v.timeoutSeconds,
            timeout ->
                timeout
                    .put("konghq.com/read-timeout", milliseconds)
                    .put("konghq.com/write-timeout", milliseconds))
        .put("konghq.com/upstream-policy", when(v.stickySessions, c.names().fullname()));
  }

  @Override
  public void addObjects(Context c, Chart.Builder chart) {
    var v = c.values();
    chart.add(
        when(
            and(c.isOn(this), v.stickySessions),
            CustomResource.of(
                "configuration.konghq.com/v1beta1",
                "KongUpstreamPolicy",
                k ->
                    k.metadata(c.names().metadata())
                        .object(
                            "spec",
                            s ->
                                s.put("algorithm", "consistent-hashing")
                                    .object(
                                        "hashOn",
                                        h ->
                                            h.put("cookie", c.cookieName())
                                                .put("cookiePath", "/"))))));
  }

  @Override
  public void example(IngressValues v, String host, Profile.Settings p) {
    p.set(v.timeoutSeconds, 120)
        .set(v.stickySessions, true)
        .set(v.clusterIssuer, "letsencrypt-prod");
  }

  @Override
  public String check(Context c) {
    return "kubectl describe kongupstreampolicy " + c.names().documented("");
  }
}
