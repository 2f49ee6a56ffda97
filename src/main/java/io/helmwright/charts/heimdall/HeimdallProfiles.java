package io.helmwright.charts.heimdall;

import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.NetworkPolicyEgressRule;
import io.helmwright.values.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Known-good settings of the Heimdall chart. */
final class HeimdallProfiles {

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBhTCCASugAwIBAgIQIRi6zePL6mKjOipn+dNuaTAKBggqhkjOPQQDAjASMRAw
      DgYDVQQKEwdBY21lIENvMB4XDTE3MTAyMDE5NDMwNloXDTE4MTAyMDE5NDMwNlow
      EjEQMA4GA1UEChMHQWNtZSBDbzBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABD0d
      -----END CERTIFICATE-----
      """;

  /** Below {@code files/} of the chart. */
  static final String SECRETS_FILE = "heimdall.yaml";

  private final HeimdallValues v;

  private HeimdallProfiles(HeimdallValues v) {
    this.v = v;
  }

  static List<Profile> of(HeimdallValues v) {
    var profiles = new HeimdallProfiles(v);
    var all = new ArrayList<Profile>();
    v.postgresql
        .enabled()
        .ifPresent(
            enabled ->
                all.add(
                    Profile.of(
                        "embedded",
                        "The default: PostgreSQL is installed with Heimdall.",
                        p -> p.set(enabled, true))));
    all.addAll(profiles.others());
    return all;
  }

  private List<Profile> others() {
    return List.of(
        Profile.of(
            "external-rds",
            "AWS RDS, with TLS, Amazon's authority in a ConfigMap and the password in a Secret of your own.",
            p ->
                external(p, "heimdall.abc123.us-east-1.rds.amazonaws.com", "heimdall_app")
                    .set(v.certificates.enabled, true)
                    .set(v.certificates.configMapName, "rds-global-bundle")
                    .set(v.config.databaseSsl, "true")
                    .set(v.config.databaseSslCa, "/ca-bundle/ca-bundle.crt")),
        Profile.of(
            "external-cloud-sql",
            "Google Cloud SQL by its private address.",
            p ->
                external(p, "10.20.0.3", "heimdall")
                    .set(v.app.networkPolicy.enabled, true)
                    .set(v.app.networkPolicy.databaseCidr, "10.20.0.0/16")),
        Profile.of(
            "external-azure",
            "Azure Database for PostgreSQL with a user name that names the server too.",
            p ->
                external(p, "heimdall.postgres.database.azure.com", "heimdall@heimdall")
                    .set(v.config.databaseSsl, "true")),
        Profile.of(
            "external-inline-password",
            "An external database whose password is in the values; for trying things out.",
            p ->
                v.postgresql
                    .external(p)
                    .set(v.externalDatabase.host, "db.example.com")
                    .set(v.externalDatabase.password, "pa:ss \"word\" # {{ 1 }}")),
        Profile.of(
            "high-availability",
            "Three to six pods, spread over nodes and zones.",
            this::highAvailability),
        ingress(
            "nginx-cert-manager",
            "ingress-nginx with sticky sessions and a certificate by cert-manager.",
            "nginx"),
        ingress(
            "traefik",
            "Traefik with sticky sessions and a certificate that is already there.",
            "traefik"),
        ingress(
            "alb", "A load balancer of AWS with sticky sessions and a certificate in ACM.", "alb"),
        ingress(
            "gce",
            "A load balancer of Google Cloud with sticky sessions and a certificate by Google.",
            "gce"),
        ingress("kong", "Kong with sticky sessions and a certificate by cert-manager.", "kong"),
        withUsualDatabase(
            "gateway-api",
            "An HTTPRoute of the Gateway API.",
            p ->
                p.set(v.app.gateway.enabled, true)
                    .set(
                        v.app.gateway.parentRefs,
                        ref -> ref.text(x -> x.name, "public").text(x -> x.namespace, "gateways"))
                    .set(v.app.gateway.hostnames, "heimdall.example.com")),
        withUsualDatabase(
            "secrets-existing",
            "All secrets in Secrets that are already there, as GitOps needs it.",
            p -> {
              p.set(v.secrets.existingSecret, "heimdall-secrets");
              v.postgresql
                  .embedded()
                  .ifPresent(e -> p.set(e.existingSecret(), "heimdall-postgresql"));
            }),
        withUsualDatabase(
            "secrets-inline",
            "Secrets in the values, and login with GitHub.",
            p ->
                p.set(v.secrets.jwtSecret, "0123456789abcdef0123456789abcdef")
                    .set(v.secrets.adminPassword, "correct horse battery staple")
                    .set(v.config.githubClientId, "Iv1.0123456789abcdef")
                    .set(v.secrets.githubClientSecret, "0123456789abcdef0123456789abcdef01234567")),
        withUsualDatabase(
            "secrets-file",
            "Secrets in a file that was put into the chart's folder.",
            p -> p.set(v.secrets.secretsFiles, "files/" + SECRETS_FILE)),
        withUsualDatabase(
            "slow-migrations",
            "Half an hour for migrations of a large database.",
            p ->
                p.set(v.app.startupProbe.failureThreshold(), 180)
                    .set(v.waitForDatabase.timeoutSeconds(), 600)),
        Profile.of(
            "migration-job",
            "Migrations in a Job before installation and upgrade.",
            p -> {
              external(p, "db.example.com", "heimdall");
              v.migrations.jobs().ifPresent(job -> p.set(job, true));
            }),
        withUsualDatabase(
            "backup-pvc",
            "A dump each night, kept for a month on a volume.",
            p ->
                p.set(v.backup.enabled, true)
                    .set(v.backup.keep, 30)
                    .set(v.backup.volume.size, "50Gi")),
        Profile.of(
            "backup-s3",
            "A dump of an external database each night, in a bucket.",
            this::backupInBucket),
        withUsualDatabase(
            "backup-restore",
            "A backup is restored while the application is scaled down.",
            p ->
                p.set(v.app.availability.replicaCount, 0)
                    .set(v.backup.enabled, true)
                    .set(v.backup.restore.enabled, true)
                    .set(v.backup.restore.file, "heimdall-20261121T023000Z.dump")),
        withUsualDatabase(
            "network-policy", "Only what is needed goes in and out.", this::networkPolicy),
        withUsualDatabase(
            "custom-ca", "An authority of your own, and LDAP that uses it.", this::customAuthority),
        withUsualDatabase(
            "oidc", "Login with OpenID Connect, for several pods.", this::openIdConnect),
        Profile.of(
            "air-gapped-proxy",
            "Images from a registry of your own, the rest through a proxy.",
            this::airGapped));
  }

  /** With the embedded database where there is one. */
  private Profile withUsualDatabase(
      String name, String description, Consumer<Profile.Settings> settings) {
    return Profile.of(
        name,
        description,
        p -> {
          if (v.postgresql.embedded().isEmpty()) {
            external(p, "db.example.com", "heimdall");
          }
          settings.accept(p);
        });
  }

  private Profile.Settings external(Profile.Settings p, String host, String user) {
    return v.postgresql
        .external(p)
        .set(v.externalDatabase.host, host)
        .set(v.externalDatabase.database, "heimdall_production")
        .set(v.externalDatabase.username, user)
        .set(v.externalDatabase.existingSecret, "heimdall-db-credentials")
        .set(v.externalDatabase.existingSecretPasswordKey, "password");
  }

  private void highAvailability(Profile.Settings p) {
    external(p, "db.example.com", "heimdall")
        .set(v.app.availability.autoscaling, true)
        .set(v.app.availability.minReplicas(), 3)
        .set(v.app.availability.maxReplicas(), 6)
        .set(v.app.availability.maxUnavailable, 1)
        .set(v.app.availability.antiAffinity(), "hard");
  }

  private Profile ingress(String suffix, String description, String controller) {
    return withUsualDatabase(
        "ingress-" + suffix,
        description,
        p -> {
          v.app.ingress.example(controller, "heimdall.example.com").accept(p);
          if (controller.equals("alb") || controller.equals("gce")) {
            p.set(v.app.ingress.healthCheckPath, "/server");
          }
        });
  }

  private void backupInBucket(Profile.Settings p) {
    external(p, "db.example.com", "heimdall")
        .set(v.app.networkPolicy.enabled, true)
        .set(v.backup.enabled, true)
        .set(v.backup.image.tag, "17.6-alpine")
        .set(v.backup.storage, "s3")
        .set(v.backup.bucket.endpoint, "https://minio.example.com:9000")
        .set(v.backup.bucket.name, "backups")
        .set(v.backup.bucket.existingSecret, "heimdall-backup-s3");
  }

  private void networkPolicy(Profile.Settings p) {
    p.set(v.app.networkPolicy.enabled, true)
        .set(v.app.networkPolicy.ingressEnabled, true)
        .set(
            v.app.networkPolicy.namespaceSelector,
            LabelSelector.of(s -> s.matchLabels("kubernetes.io/metadata.name", "ingress-nginx")));
  }

  private void customAuthority(Profile.Settings p) {
    p.set(v.certificates.enabled, true)
        .set(v.certificates.certificates, "corporate-root.crt", CERTIFICATE)
        .set(v.config.ldapEnabled, "true")
        .set(v.config.ldapHost, "ldap.example.com")
        .set(v.config.ldapPort, "636")
        .set(v.config.ldapBindDn, "cn=heimdall,ou=services,dc=example,dc=com")
        .set(v.config.ldapSearchBase, "ou=people,dc=example,dc=com")
        .set(v.config.ldapSearchFilter, "(sAMAccountName={{username}})")
        .set(v.config.ldapSsl, "true")
        .set(v.config.ldapSslCa, "/ca-bundle/ca-bundle.crt")
        .set(v.secrets.ldapPassword, "it's a secret")
        .set(v.app.networkPolicy.enabled, true);
  }

  private void openIdConnect(Profile.Settings p) {
    p.set(v.app.availability.replicaCount, 2)
        .set(v.config.externalUrl, "https://heimdall.example.com")
        .set(v.config.oidcName, "Keycloak")
        .set(v.config.oidcClientId, "heimdall")
        .set(v.config.oidcIssuer, "https://login.example.com/realms/main")
        .set(
            v.config.oidcAuthorizationUrl,
            "https://login.example.com/realms/main/protocol/openid-connect/auth")
        .set(
            v.config.oidcTokenUrl,
            "https://login.example.com/realms/main/protocol/openid-connect/token")
        .set(
            v.config.oidcUserInfoUrl,
            "https://login.example.com/realms/main/protocol/openid-connect/userinfo")
        .set(v.secrets.existingSecret, "heimdall-secrets");
  }

  private void airGapped(Profile.Settings p) {
    external(p, "db.example.com", "heimdall")
        .set(v.imagePullSecrets, LocalObjectReference.of(r -> r.name("registry-credentials")))
        .set(v.app.image.repository, "registry.example.com/mitre/heimdall2")
        .set(v.waitForDatabase.image().repository, "registry.example.com/library/postgres")
        .set(v.config.httpsProxy, "http://proxy.example.com:3128")
        .set(v.extra.env, EnvVar.of(e -> e.name("NO_PROXY").value(".svc,.cluster.local")))
        .set(v.app.networkPolicy.enabled, true)
        .set(
            v.app.networkPolicy.extraRules,
            NetworkPolicyEgressRule.of(
                r ->
                    r.to(t -> t.ipBlock(b -> b.cidr("10.0.0.10/32")))
                        .ports(x -> x.protocol("TCP").port(3128))));
  }
}
