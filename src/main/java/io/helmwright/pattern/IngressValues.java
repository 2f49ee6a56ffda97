package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.ItemListValue;
import io.helmwright.values.ItemValues;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** An Ingress with any number of hosts and paths. */
public final class IngressValues extends ValueGroup {

  /** A host and its paths. */
  public static final class Host extends ItemValues {
    /** Fully qualified name. */
    public final StringValue host = line("host").notEmpty().describedAs("Host name.");

    /** What of the host goes to the application. */
    public final ItemListValue<Path> paths =
        list("paths", Path::new).notEmpty().describedAs("Paths of the host.");

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
  public final StringValue className =
      line("className")
          .omittedWhenEmpty()
          .describedAs("IngressClass; the cluster's default when empty.")
          .example("nginx");

  /** What the controller needs to know. */
  public final MapValue annotations =
      map("annotations")
          .describedAs("Annotations of the Ingress, such as those of cert-manager.")
          .example("cert-manager.io/cluster-issuer", "letsencrypt-prod");

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

  /** Declares the values below a path. */
  public IngressValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                hosts.isSet(),
                path + ".hosts: add at least one host, since the ingress is enabled"));
  }
}
