package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.decimal;
import static io.helmwright.template.Strings.orDefault;
import static io.helmwright.template.Strings.text;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.Ingress;
import io.helmwright.template.BuiltIn;
import io.helmwright.values.Profile;

/**
 * Traefik 3 with its usual entry points, web and websecure. A router with TLS answers HTTPS alone,
 * so the redirect takes a second Ingress. See doc.traefik.io, "Traefik & Kubernetes with Ingress".
 */
final class TraefikPreset implements IngressPreset {

  private static final String ROUTER = "traefik.ingress.kubernetes.io/router.";
  private static final String COOKIE = "traefik.ingress.kubernetes.io/service.sticky.cookie";
  private static final String REDIRECT = "redirect";

  @Override
  public String controller() {
    return "traefik";
  }

  @Override
  public String title() {
    return "Traefik";
  }

  @Override
  public String description(Context c) {
    return ("With TLS the Ingress listens at the entry point `websecure`, and a second Ingress and a"
            + " Middleware, both named `%s`, redirect from `web`. Traefik has neither a body size nor"
            + " a timeout for one Ingress: its entry points have them.")
        .formatted(c.names().documented(REDIRECT));
  }

  @Override
  public void annotateIngress(Context c, Annotations annotations) {
    annotations.when(
        c.tls(), tls -> tls.put(ROUTER + "entrypoints", "websecure").put(ROUTER + "tls", "true"));
  }

  @Override
  public void annotateService(Context c, Annotations annotations) {
    var v = c.values();
    annotations.when(
        v.stickySessions,
        sticky ->
            sticky
                .put(COOKIE, "true")
                .put(COOKIE + ".name", c.cookieName())
                .put(COOKIE + ".maxage", when(v.cookieMaxAge, decimal(v.cookieMaxAge)))
                .put(COOKIE + ".httponly", "true")
                .put(COOKIE + ".secure", when(c.tls(), "true")));
  }

  @Override
  public void addObjects(Context c, Chart.Builder chart) {
    var condition = and(c.isOn(this), c.tls());
    chart.add(
        when(
            condition,
            CustomResource.of(
                "traefik.io/v1alpha1",
                "Middleware",
                m ->
                    m.metadata(c.names().metadata(REDIRECT))
                        .object(
                            "spec",
                            spec ->
                                spec.object(
                                    "redirectScheme",
                                    r -> r.put("scheme", "https").put("permanent", true))))));
    chart.add("ingress-redirect.yaml", when(condition, redirect(c)));
  }

  private static Ingress redirect(Context c) {
    var rules = new IngressObject(c.names(), c.values()).rules();
    return Ingress.of(
        i ->
            i.metadata(
                    c.names()
                        .metadata(
                            c.names().named(REDIRECT),
                            m ->
                                m.annotations(ROUTER + "entrypoints", "web")
                                    .annotations(
                                        ROUTER + "middlewares",
                                        text(
                                            BuiltIn.RELEASE_NAMESPACE,
                                            "-",
                                            c.names().named(REDIRECT),
                                            "@kubernetescrd"))))
                .spec(
                    spec ->
                        spec.ingressClassName(orDefault(c.values().className, "traefik"))
                            .rules(rules)));
  }

  @Override
  public void example(IngressValues v, String host, Profile.Settings p) {
    p.set(v.stickySessions, true)
        .set(v.tls, t -> t.text(x -> x.secretName, "wildcard-tls").texts(x -> x.hosts, host));
  }

  @Override
  public String check(Context c) {
    return "kubectl get ingress,middleware.traefik.io " + c.names().documented(REDIRECT);
  }
}
