package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.ItemValues;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.Profile;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.Optional;
import java.util.function.Consumer;

/** An Ingress with any number of hosts and paths. */
public final class IngressValues extends ValueGroup {

  /** A host and its paths. */
  public static final class Host extends ItemValues {
    /** Fully qualified name. */
    public final StringValue host = line("host").notEmpty().describedAs("Host name.");

    /** What of the host goes to the application. */
    public final ItemListValue<Path> paths =
        list("paths", Path::new)
            .notEmpty()
            .orText(p -> p.path)
            .defaultsToTexts("/")
            .describedAs("Paths of the host; a path may be written as text alone.");

    Host(Anchor anchor) {
      super(anchor);
    }
  }

  /** A path of a host. */
  public static final class Path extends ItemValues {
    /** The path. */
    public final StringValue path = line("path").optional().describedAs("Path; / when missing.");

    /** How the path is compared. */
    public final StringValue pathType =
        line("pathType")
            .optional()
            .oneOf("Prefix", "Exact", "ImplementationSpecific")
            .describedAs("How the path is compared; Prefix when missing.");

    Path(Anchor anchor) {
      super(anchor);
    }
  }

  /** A certificate and the hosts that it is for. */
  public static final class Tls extends ItemValues {
    /** Secret with the certificate. */
    public final StringValue secretName =
        name("secretName")
            .optional()
            .describedAs("Secret with certificate and key; the controller's own when missing.");

    /** Hosts of the certificate. */
    public final ListValue hosts =
        strings("hosts").notEmpty().describedAs("Hosts that the certificate is for.");

    Tls(Anchor anchor) {
      super(anchor);
    }
  }

  /** Whether there is one. */
  public final BooleanValue enabled =
      bool("enabled").describedAs("Whether the chart makes an Ingress.");

  /** The controller. */
  public final StringValue controller =
      line("controller")
          .oneOf("", "nginx", "traefik", "alb", "gce", "kong")
          .describedAs(
              "Controller whose annotations and objects the chart adds: nginx, traefik, alb, gce or"
                  + " kong; none when empty.");

  /** The controller's class. */
  public final StringValue className =
      line("className")
          .omittedWhenEmpty()
          .describedAs(
              "IngressClass; when empty the controller's usual one, or the cluster's default.")
          .example("nginx");

  /** What else the controller needs to know. */
  public final MapValue annotations =
      map("annotations")
          .describedAs("Annotations of the Ingress; they win over those of the controller.")
          .example("external-dns.alpha.kubernetes.io/ttl", "60");

  /** Hosts and paths. */
  public final ItemListValue<Host> hosts =
      list("hosts", Host::new)
          .notEmpty()
          .describedAs("Hosts and their paths.")
          .example(
              h ->
                  h.text(x -> x.host, "app.example.com")
                      .items(
                          x -> x.paths,
                          p -> p.text(x -> x.path, "/").text(x -> x.pathType, "Prefix")));

  /** Certificates. */
  public final ItemListValue<Tls> tls =
      list("tls", Tls::new)
          .describedAs("Certificates and the hosts that they are for.")
          .example(
              t -> t.text(x -> x.secretName, "app-tls").texts(x -> x.hosts, "app.example.com"));

  /** Whose certificates cert-manager takes. */
  public final StringValue clusterIssuer =
      name("certManager.clusterIssuer")
          .omittedWhenEmpty()
          .describedAs(
              "ClusterIssuer of cert-manager; without tls, the certificate is for all hosts.")
          .example("letsencrypt-prod");

  /** Whose certificates cert-manager takes, in the release's namespace. */
  public final StringValue issuer =
      name("certManager.issuer")
          .omittedWhenEmpty()
          .describedAs("Issuer of cert-manager in the release's namespace, instead.")
          .example("letsencrypt");

  /** Whether Google makes the certificate. */
  public final BooleanValue managedCertificate =
      bool("managedCertificate")
          .describedAs("Whether Google makes a certificate for all hosts (gce).");

  /** The certificate in AWS. */
  public final StringValue certificateArn =
      line("certificateArn")
          .omittedWhenEmpty()
          .describedAs("Certificate in ACM; several with commas between them (alb).")
          .example("arn:aws:acm:us-east-1:123456789012:certificate/12345678");

  /** The largest request. */
  public final StringValue maxBodySize =
      line("maxBodySize")
          .matching("^([0-9]+[kKmMgG]?)?$")
          .omittedWhenEmpty()
          .describedAs("Largest request body (nginx).")
          .example("50m");

  /** How long an answer may take. */
  public final IntegerValue timeoutSeconds =
      integer("timeoutSeconds")
          .min(0)
          .max(4000)
          .describedAs(
              "Seconds that an answer may take (nginx, alb, gce, kong); the controller's default"
                  + " when 0.")
          .example(120);

  /** What load balancers ask. */
  public final StringValue healthCheckPath =
      line("healthCheckPath")
          .omittedWhenEmpty()
          .describedAs("Path that the load balancer checks the pods at (alb, gce); / when empty.")
          .example("/healthz");

  /** Whether a user stays with a pod. */
  public final BooleanValue stickySessions =
      bool("stickySessions.enabled")
          .describedAs("Whether a user's requests go to the same pod, by a cookie.");

  /** The cookie. */
  public final StringValue cookieName =
      line("stickySessions.cookieName")
          .matching("^[A-Za-z0-9_-]*$")
          .describedAs(
              "Name of the cookie (nginx, traefik, kong); the release's full name with -route when"
                  + " empty.")
          .example("my-route");

  /** How long the cookie lasts. */
  public final IntegerValue cookieMaxAge =
      integer("stickySessions.maxAgeSeconds")
          .min(0)
          .max(86400)
          .describedAs(
              "Seconds that the cookie lasts (nginx, traefik, alb, gce); the browser's session"
                  + " when 0, with alb a day.")
          .example(3600);

  /** Where the load balancer is. */
  public final StringValue albScheme =
      line("alb.scheme")
          .defaultsTo("internal")
          .oneOf("internal", "internet-facing")
          .describedAs("Whether the load balancer of AWS is reached from the internet.");

  /** Whom the load balancer is shared with. */
  public final StringValue albGroupName =
      line("alb.groupName")
          .matching("^([a-z0-9]([-.a-z0-9]*[a-z0-9])?)?$")
          .maxLength(63)
          .omittedWhenEmpty()
          .describedAs("Ingresses of the same group share a load balancer of AWS.")
          .example("shared");

  /** The address in Google Cloud. */
  public final StringValue gceStaticIpName =
      name("gce.staticIpName")
          .omittedWhenEmpty()
          .describedAs("Reserved global address of Google Cloud.")
          .example("web-address");

  private Optional<ProbeValues> health = Optional.empty();

  /** Declares the values below a path. */
  public IngressValues(ValueGroup parent, String path) {
    super(parent, path);
    IngressRules.of(this).forEach(this::rule);
  }

  /** What tells that a pod is up tells it to load balancers too, in profiles and examples. */
  IngressValues checkedLike(ProbeValues probe) {
    this.health = Optional.of(probe);
    return this;
  }

  /**
   * Settings for one controller, for a profile or an example: an Ingress of one host with a
   * certificate and sticky sessions.
   *
   * @param controller one of {@link #controller}'s choices, but not the empty one
   * @param host the host's name
   */
  public Consumer<Profile.Settings> example(String controller, String host) {
    var preset =
        IngressPreset.all().stream()
            .filter(p -> p.controller().equals(controller))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no controller " + controller));
    return settings -> {
      settings
          .set(enabled, true)
          .set(this.controller, controller)
          .set(hosts, h -> h.text(x -> x.host, host));
      health
          .flatMap(ProbeValues::defaultPath)
          .filter(path -> preset.checksHealth())
          .ifPresent(path -> settings.set(healthCheckPath, path));
      preset.example(this, host, settings);
    };
  }
}
