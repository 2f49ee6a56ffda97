package io.helmwright.pattern;

import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.NetworkPolicyEgressRule;
import io.helmwright.values.IntOrStringValue;
import io.helmwright.values.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Known-good settings that every chart with one application has: each kind of database, of
 * exposure, of secret, of backup. A chart adds to them and puts its own beside them.
 */
public final class StandardProfiles {

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhTCCASugAwIBAgIQIRi6zePL6mKjOipn+dNuaTAKBggqhkjOPQQDAjASMRAw
      DgYDVQQKEwdBY21lIENvMB4XDTE3MTAyMDE5NDMwNloXDTE4MTAyMDE5NDMwNlow
      EjEQMA4GA1UEChMHQWNtZSBDbzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABD0d
      -----END CERTIFICATE-----
      """;

  private final ApplicationSpec v;
  private final SecretValues secrets;
  private final String name;
  private final Map<String, Settings> profiles = new LinkedHashMap<>();

  private static final class Settings {
    private String description;
    private Consumer<Profile.Settings> all;
  }

  private StandardProfiles(ApplicationSpec v, SecretValues secrets) {
    this.v = v;
    this.secrets = secrets;
    this.name = v.applicationKey();
    databases();
    exposures();
    others();
    operators();
    backups();
  }

  /**
   * The profiles of a chart.
   *
   * @param values the chart's values
   * @param secrets its secrets
   */
  public static StandardProfiles of(ApplicationSpec values, SecretValues secrets) {
    return new StandardProfiles(values, secrets);
  }

  /**
   * Adds to a profile's settings.
   *
   * @param profile its name: {@code external-rds}
   */
  public StandardProfiles also(String profile, Consumer<Profile.Settings> more) {
    Settings settings = profiles.get(profile);
    if (settings == null) {
      throw new IllegalArgumentException("there is no profile " + profile);
    }
    settings.all = settings.all.andThen(more);
    return this;
  }

  /** A profile of the chart's own, with the embedded database where there is one. */
  public StandardProfiles with(
      String profile, String description, Consumer<Profile.Settings> settings) {
    return put(
        profile,
        description,
        p -> {
          if (v.postgresql.embedded().isEmpty()) {
            external(p);
          }
          settings.accept(p);
        });
  }

  /** A profile of the chart's own with an external database. */
  public StandardProfiles withExternal(
      String profile, String description, Consumer<Profile.Settings> settings) {
    return put(profile, description, p -> settings.accept(external(p)));
  }

  /** All of them, in the order in which they were added. */
  public List<Profile> all() {
    var all = new ArrayList<Profile>();
    profiles.forEach(
        (profile, settings) -> all.add(Profile.of(profile, settings.description, settings.all)));
    return all;
  }

  private StandardProfiles put(
      String profile, String description, Consumer<Profile.Settings> settings) {
    var entry = new Settings();
    entry.description = description;
    entry.all = settings;
    profiles.put(profile, entry);
    return this;
  }

  private void databases() {
    v.postgresql
        .enabled()
        .ifPresent(
            enabled ->
                put(
                    "embedded",
                    "PostgreSQL is installed together with the application.",
                    p -> p.set(enabled, true)));
    put(
        "external-rds",
        "AWS RDS, with Amazon's authority in a ConfigMap and the password in a Secret of your own.",
        p ->
            external(p, name + ".abc123.us-east-1.rds.amazonaws.com", name + "_app")
                .set(v.certificates.enabled, true)
                .set(v.certificates.configMapName, "rds-global-bundle"));
    put(
        "external-cloud-sql",
        "Google Cloud SQL by its private address.",
        p ->
            external(p, "10.20.0.3", name)
                .set(v.app.networkPolicy.enabled, true)
                .set(v.app.networkPolicy.databaseCidr, "10.20.0.0/16"));
    put(
        "external-azure",
        "Azure Database for PostgreSQL with a user name that names the server too.",
        p -> external(p, name + ".postgres.database.azure.com", name + "@" + name));
    put(
        "external-inline-password",
        "An external database whose password is in the values; for trying things out.",
        p ->
            v.postgresql
                .external(p)
                .set(v.externalDatabase.host, "db.example.com")
                .set(v.externalDatabase.password, "pa:ss \"word\" # {{ 1 }}"));
  }

  private Profile.Settings external(Profile.Settings p) {
    return external(p, "db.example.com", name);
  }

  private Profile.Settings external(Profile.Settings p, String host, String user) {
    return v.postgresql
        .external(p)
        .set(v.externalDatabase.host, host)
        .set(v.externalDatabase.database, name + "_production")
        .set(v.externalDatabase.username, user)
        .set(v.externalDatabase.existingSecret, name + "-db-credentials")
        .set(v.externalDatabase.existingSecretPasswordKey, "password");
  }

  private void exposures() {
    ingress(
        "nginx-cert-manager",
        "ingress-nginx with sticky sessions and a certificate by cert-manager.",
        "nginx");
    ingress(
        "traefik",
        "Traefik with sticky sessions and a certificate that is already there.",
        "traefik");
    ingress("alb", "A load balancer of AWS with sticky sessions and a certificate in ACM.", "alb");
    ingress(
        "gce",
        "A load balancer of Google Cloud with sticky sessions and a certificate by Google.",
        "gce");
    ingress("kong", "Kong with sticky sessions and a certificate by cert-manager.", "kong");
    with(
        "gateway-api",
        "An HTTPRoute of the Gateway API.",
        p ->
            p.set(v.app.gateway.enabled, true)
                .set(
                    v.app.gateway.parentRefs,
                    ref -> ref.text(x -> x.name, "public").text(x -> x.namespace, "gateways"))
                .set(v.app.gateway.hostnames, host()));
  }

  private String host() {
    return name + ".example.com";
  }

  private void ingress(String suffix, String description, String controller) {
    with(
        "ingress-" + suffix, description, p -> v.app.ingress.example(controller, host()).accept(p));
  }

  private void others() {
    withExternal(
        "high-availability",
        "Three to six pods, spread over nodes and zones.",
        p -> {
          v.app.rollout().setRolling(p);
          p.set(v.app.availability.autoscaling, true)
              .set(v.app.availability.minReplicas(), 3)
              .set(v.app.availability.maxReplicas(), 6)
              .set(budget(), 1)
              .set(v.app.availability.antiAffinity(), "hard");
        });
    with(
        "secrets-existing",
        "All secrets in Secrets that are already there, as GitOps needs it.",
        p -> {
          p.set(secrets.existingSecret, name + "-secrets");
          v.postgresql.embedded().ifPresent(e -> p.set(e.existingSecret(), name + "-postgresql"));
        });
    with(
        "network-policy",
        "Only what is needed goes in and out.",
        p ->
            p.set(v.app.networkPolicy.enabled, true)
                .set(v.app.networkPolicy.ingressEnabled, true)
                .set(
                    v.app.networkPolicy.namespaceSelector,
                    LabelSelector.of(
                        s -> s.matchLabels("kubernetes.io/metadata.name", "ingress-nginx"))));
    with(
        "custom-ca",
        "An authority of your own.",
        p ->
            p.set(v.certificates.enabled, true)
                .set(v.certificates.certificates, "corporate-root.crt", CERTIFICATE)
                .set(v.app.networkPolicy.enabled, true));
    withExternal(
        "air-gapped-proxy",
        "Images from a registry of your own, the rest through a proxy.",
        p ->
            p.set(v.imagePullSecrets, LocalObjectReference.of(r -> r.name("registry-credentials")))
                .set(v.app.image.repository, "registry.example.com/" + repository())
                .set(v.waitForDatabase.image().repository, "registry.example.com/library/postgres")
                .set(
                    v.extra.env,
                    EnvVar.of(e -> e.name("HTTPS_PROXY").value("http://proxy.example.com:3128")),
                    EnvVar.of(e -> e.name("NO_PROXY").value(".svc,.cluster.local")))
                .set(v.app.networkPolicy.enabled, true)
                .set(
                    v.app.networkPolicy.extraRules,
                    NetworkPolicyEgressRule.of(
                        r ->
                            r.to(t -> t.ipBlock(b -> b.cidr("10.0.0.10/32")))
                                .ports(x -> x.protocol("TCP").port(3128)))));
  }

  private void operators() {
    v.migrations
        .operatorExample()
        .ifPresent(
            example ->
                with(
                    "atlas-operator",
                    "The Atlas operator migrates, with files from a ConfigMap of your own.",
                    example));
  }

  /** What the chart counts by default: pods that stay, or pods that may go. */
  private IntOrStringValue budget() {
    IntOrStringValue staying = v.app.availability.minAvailable();
    boolean counted = staying.defaultValue().filter(json -> !json.asText().isEmpty()).isPresent();
    return counted ? staying : v.app.availability.maxUnavailable;
  }

  private String repository() {
    return v.app.image.repository.defaultValue().orElseThrow().asText();
  }

  private void backups() {
    with(
        "backup-pvc",
        "A dump each night, kept for a month on a volume.",
        p ->
            p.set(v.backup.enabled, true).set(v.backup.keep, 30).set(v.backup.volume.size, "50Gi"));
    withExternal(
        "backup-s3",
        "A dump of an external database each night, in a bucket.",
        p ->
            p.set(v.app.networkPolicy.enabled, true)
                .set(v.backup.enabled, true)
                .set(v.backup.image.tag, "17.6-alpine")
                .set(v.backup.storage, "s3")
                .set(v.backup.bucket.endpoint, "https://minio.example.com:9000")
                .set(v.backup.bucket.name, "backups")
                .set(v.backup.bucket.existingSecret, name + "-backup-s3"));
    v.migrations
        .backupFirst()
        .ifPresent(
            first ->
                withExternal(
                    "backup-before-migration",
                    "An external database is dumped before each upgrade migrates it.",
                    p ->
                        p.set(v.app.networkPolicy.enabled, true)
                            .set(v.backup.enabled, true)
                            .set(first, true)));
    with(
        "backup-restore",
        "A backup is restored while the application is scaled down.",
        p ->
            p.set(v.app.availability.replicaCount, 0)
                .set(v.backup.enabled, true)
                .set(v.backup.restore.enabled, true)
                .set(v.backup.restore.file, name + "-20261121T023000Z.dump"));
  }
}
