package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.List;
import java.util.function.Consumer;

/** Certificate authorities that the application shall trust besides the usual ones. */
public final class CertificateValues extends ValueGroup {

  private static final String SOURCE = "ca-certs";
  private static final String BUNDLE = "ca-bundle";

  /** Node adds what this one names to its own; all others take the place of the usual ones. */
  private static final String ADDING = "NODE_EXTRA_CA_CERTS";

  /** Where images of Debian and Alpine, and where those of Red Hat have the usual authorities. */
  private static final String USUAL =
      "/etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt";

  /** Whether they are used. */
  public final BooleanValue enabled =
      bool("enabled").describedAs("Whether the application trusts the certificates below.");

  /** A ConfigMap that is already there. */
  public final StringValue configMapName =
      name("configMapName")
          .describedAs(
              "Name of an existing ConfigMap with certificates in PEM; the chart makes one when empty.");

  /** Certificates in PEM, by file name. */
  public final MapValue certificates =
      map("certificates")
          .keysMatching("^[-._a-zA-Z0-9]+$")
          .describedAs("Certificates in PEM, by file name.")
          .example(
              "corporate-root.crt", "-----BEGIN CERTIFICATE-----\n…\n-----END CERTIFICATE-----\n");

  /** Declares the values below a path. */
  public CertificateValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                ValueTest.any(configMapName.isSet(), certificates.isSet()),
                "%s.certificates: add a certificate, or name a ConfigMap in %s.configMapName"
                    .formatted(path, path)));
  }

  /**
   * The bundle for one application.
   *
   * @param names the chart's names
   * @param variable the environment variable that names the bundle: {@code NODE_EXTRA_CA_CERTS}
   */
  public Bundle bundle(ChartNames names, String variable) {
    return new Bundle(names, variable);
  }

  /** One file with all certificates, made by an init container. */
  public final class Bundle implements ChartPart {

    private final ChartNames names;
    private final String variable;
    private final Expression<String> configMap;

    private Bundle(ChartNames names, String variable) {
      this.names = names;
      this.variable = variable;
      this.configMap =
          names.helper(
              "caCertificatesName",
              "ConfigMap with the certificates that the application trusts besides the usual ones.",
              ResultType.LINE,
              TextBlock.of(
                  t ->
                      t.output(
                          Strings.orDefault(
                              configMapName, Strings.printf("%s-ca-certs", names.fullname())))));
    }

    /** Joins the certificates. */
    public Yaml<Container> initContainer(
        Expression<String> image,
        Yaml<String> pullPolicy,
        Yaml<SecurityContext> securityContext,
        Yaml<ResourceRequirements> resources) {
      return when(
          enabled,
          Container.of(
              c ->
                  c.name("concat-ca-certs")
                      .image(image)
                      .imagePullPolicy(pullPolicy)
                      .command("sh", "-c")
                      .command(TextBlock.of(t -> t.lines(script())))
                      .volumeMounts(m -> m.name(SOURCE).mountPath("/ca-certs").readOnly(true))
                      .volumeMounts(m -> m.name(BUNDLE).mountPath("/ca-bundle"))
                      .resources(resources)
                      .securityContext(securityContext)));
    }

    private String script() {
      return variable.equals(ADDING)
          ? "for file in /ca-certs/*; do cat \"$file\"; echo; done > /ca-bundle/ca-bundle.crt"
          : """
            # The usual authorities of this image, too, since $%s replaces them.
            for file in %s /ca-certs/*; do
              if [ -f "$file" ]; then cat "$file"; echo; fi
            done > /ca-bundle/ca-bundle.crt
            """
              .formatted(variable, USUAL);
    }

    /** Tells the application where the bundle is. */
    public Yaml<EnvVar> variable() {
      return when(enabled, EnvVar.of(e -> e.name(variable).value("/ca-bundle/ca-bundle.crt")));
    }

    /** The bundle in the application's container. */
    public Yaml<VolumeMount> mount() {
      return when(
          enabled, VolumeMount.of(m -> m.name(BUNDLE).mountPath("/ca-bundle").readOnly(true)));
    }

    /** Where the certificates come from and where the bundle goes. */
    public Yaml<List<Volume>> volumes() {
      return volumes(configMap);
    }

    /** The same for a hook, which runs before the chart's ConfigMap is there and has a copy. */
    Yaml<List<Volume>> volumesOfHook(String copySuffix) {
      return volumes(
          Strings.orDefault(configMapName, Strings.printf("%s-" + copySuffix, names.fullname())));
    }

    private Yaml<List<Volume>> volumes(Expression<String> source) {
      return when(
          enabled,
          Yaml.list(
              Volume.of(v -> v.name(SOURCE).configMap(m -> m.name(source))),
              Volume.of(v -> v.name(BUNDLE).emptyDir(e -> e.sizeLimit("10Mi")))));
    }

    /** A copy of the certificates that the chart keeps, for a hook. */
    Yaml<ConfigMap> copy(Expression<?> condition, Consumer<ObjectMeta.Builder> metadata) {
      return when(
          Conditions.and(condition, keepsCertificates()),
          ConfigMap.of(c -> c.metadata(metadata).data(certificates.unguarded())));
    }

    /** Changes when the certificates that the chart keeps do; nothing when it keeps none. */
    public Yaml<String> checksum() {
      return when(keepsCertificates(), BuiltIn.templateChecksum("configmap-ca-certs.yaml"));
    }

    private Expression<Boolean> keepsCertificates() {
      return Conditions.and(enabled, Conditions.not(configMapName));
    }

    @Override
    public void addTo(Chart.Builder chart) {
      chart.add(
          "configmap-ca-certs.yaml",
          when(
              keepsCertificates(),
              ConfigMap.of(
                  c -> c.metadata(names.metadata("ca-certs")).data(certificates.unguarded()))));
    }
  }
}
