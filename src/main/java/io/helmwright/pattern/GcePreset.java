package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.OpenObject;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.Profile;

/**
 * GKE's external Application Load Balancer. Its controller reads the annotation {@code
 * kubernetes.io/ingress.class} and ignores an Ingress with a class name. See
 * cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration.
 */
final class GcePreset implements IngressPreset {

  private static final int DEFAULT_TIMEOUT = 30;

  @Override
  public String controller() {
    return "gce";
  }

  @Override
  public String title() {
    return "GKE Ingress";
  }

  @Override
  public String description(Context c) {
    var v = c.values();
    return ("A FrontendConfig redirects to HTTPS, a BackendConfig has health check, timeout and"
            + " affinity, and with `%s` a ManagedCertificate asks Google for the hosts' certificate."
            + " All are named `%s`. `%s` names a reserved global address.")
        .formatted(v.managedCertificate.key(), c.names().documented(""), v.gceStaticIpName.key());
  }

  @Override
  public void annotateIngress(Context c, Annotations annotations) {
    var v = c.values();
    annotations
        .put("kubernetes.io/ingress.class", "gce")
        .put("kubernetes.io/ingress.global-static-ip-name", v.gceStaticIpName)
        .put(
            "networking.gke.io/managed-certificates",
            when(v.managedCertificate, c.names().fullname()))
        .put("networking.gke.io/v1beta1.FrontendConfig", when(c.tls(), c.names().fullname()))
        // A second Ingress for the challenge would get an address of its own.
        .put(
            "acme.cert-manager.io/http01-edit-in-place",
            when(or(v.clusterIssuer, v.issuer), "true"));
  }

  @Override
  public void annotateService(Context c, Annotations annotations) {
    annotations
        .put("cloud.google.com/neg", "{\"ingress\": true}")
        .put(
            "cloud.google.com/backend-config",
            Strings.printf("{\"default\": %q}", c.names().fullname()));
  }

  @Override
  public void addObjects(Context c, Chart.Builder chart) {
    var v = c.values();
    chart.add(
        when(
            and(c.isOn(this), v.managedCertificate),
            CustomResource.of(
                "networking.gke.io/v1",
                "ManagedCertificate",
                m ->
                    m.metadata(c.names().metadata())
                        .object(
                            "spec",
                            s -> s.listAll("domains", v.hosts.forEach(host -> host.host))))));
    chart.add(
        when(
            and(c.isOn(this), c.tls()),
            CustomResource.of(
                "networking.gke.io/v1beta1",
                "FrontendConfig",
                f ->
                    f.metadata(c.names().metadata())
                        .object(
                            "spec",
                            s -> s.object("redirectToHttps", r -> r.put("enabled", true))))));
    chart.add(when(c.isOn(this), backendConfig(c)));
  }

  private static CustomResource backendConfig(Context c) {
    var v = c.values();
    return CustomResource.of(
        "cloud.google.com/v1",
        "BackendConfig",
        b ->
            b.metadata(c.names().metadata())
                .object(
                    "spec",
                    s ->
                        s.put("healthCheck", when(v.healthCheckPath, healthCheck(v)))
                            .put(
                                "timeoutSec",
                                when(v.timeoutSeconds, v.timeoutSeconds)
                                    .otherwise(Yaml.integer(DEFAULT_TIMEOUT)))
                            .put("sessionAffinity", when(v.stickySessions, affinity(v)))));
  }

  private static Yaml<OpenObject> healthCheck(IngressValues v) {
    return OpenObject.of(
        h -> h.put("type", "HTTP").put("requestPath", v.healthCheckPath.unguarded()));
  }

  private static Yaml<OpenObject> affinity(IngressValues v) {
    return OpenObject.of(
        a ->
            a.put("affinityType", "GENERATED_COOKIE")
                .put("affinityCookieTtlSec", when(v.cookieMaxAge, v.cookieMaxAge)));
  }

  @Override
  public boolean checksHealth() {
    return true;
  }

  @Override
  public void example(IngressValues v, String host, Profile.Settings p) {
    p.set(v.stickySessions, true)
        .set(v.managedCertificate, true)
        .set(v.gceStaticIpName, "web-address");
  }

  @Override
  public String check(Context c) {
    return "kubectl describe managedcertificate " + c.names().documented("");
  }
}
