package io.helmwright.charts.heimdall;

import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.PodSecurityContext;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.pattern.AvailabilityValues;
import io.helmwright.pattern.BackupValues;
import io.helmwright.pattern.BitnamiPostgresqlValues;
import io.helmwright.pattern.CertificateValues;
import io.helmwright.pattern.ExternalDatabaseValues;
import io.helmwright.pattern.ExtraValues;
import io.helmwright.pattern.GatewayValues;
import io.helmwright.pattern.ImageValues;
import io.helmwright.pattern.IngressValues;
import io.helmwright.pattern.MigrationJobValues;
import io.helmwright.pattern.NameValues;
import io.helmwright.pattern.NetworkPolicyValues;
import io.helmwright.pattern.ProbeValues;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.SecretValues;
import io.helmwright.pattern.Security;
import io.helmwright.pattern.ServiceAccountValues;
import io.helmwright.pattern.ServiceValues;
import io.helmwright.pattern.WaitForDatabase;
import io.helmwright.values.EnvironmentValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import io.helmwright.values.ValuesSpec;
import java.util.List;

/** Everything that users of the Heimdall chart may set. */
final class HeimdallValues extends ValuesSpec {

  final NameValues names = new NameValues(this);
  final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("Secrets with credentials for registries.")
          .example(LocalObjectReference.of(r -> r.name("registry-credentials")));
  final StringValue nodeEnv =
      string("nodeEnv")
          .oneOf("production", "development", "test")
          .defaultsTo("production")
          .describedAs("Mode that Heimdall runs in.");

  final Application heimdall = new Application(this);
  final AvailabilityValues availability =
      new AvailabilityValues(this, "heimdall", heimdall.resources);
  final ProbeValues startupProbe =
      new ProbeValues(this, "heimdall.startupProbe").get("/server").every(10, 5, 30);
  final ProbeValues livenessProbe = new ProbeValues(this, "heimdall.livenessProbe").every(20, 5, 3);
  final ProbeValues readinessProbe =
      new ProbeValues(this, "heimdall.readinessProbe").get("/server").every(10, 5, 3);
  final ServiceValues service = new ServiceValues(this, "heimdall.service", 3000);
  final IngressValues ingress = new IngressValues(this, "heimdall.ingress");
  final GatewayValues gateway = new GatewayValues(this, "heimdall.gateway");
  final NetworkPolicyValues networkPolicy = new NetworkPolicyValues(this, "heimdall.networkPolicy");
  final ServiceAccountValues serviceAccount =
      new ServiceAccountValues(this, "heimdall.serviceAccount");
  final BitnamiPostgresqlValues postgresql = new BitnamiPostgresqlValues(this, "heimdall");
  final ExternalDatabaseValues externalDatabase =
      new ExternalDatabaseValues(this, "externalDatabase", "heimdall");
  final MigrationJobValues migrationJob =
      new MigrationJobValues(this, "heimdall.migrations.job", postgresql.enabled);
  final Secrets secrets = new Secrets(this);
  final HeimdallConfig config = new HeimdallConfig(this, secrets);
  final ExtraValues extra = new ExtraValues(this, "heimdall", "JWT_SECRET", "DATABASE_PASSWORD");

  final CertificateValues certificates = new CertificateValues(this, "extraCertificates");
  final WaitForDatabase waitForDatabase = new WaitForDatabase(this, "waitForDatabase");
  final BackupValues backup = new BackupValues(this, "backup", "18.4-alpine");

  HeimdallValues() {
    describe("heimdall", "The application.");
    describe(
        "externalDatabase",
        "PostgreSQL that is already there, used when postgresql.enabled is false.");
    describe(
        "extraCertificates",
        "Certificate authorities that Heimdall trusts besides the usual ones.");
    rule(
        ValueRule.when(postgresql.enabled.isFalse())
            .require(
                externalDatabase.host.isSet(),
                "externalDatabase.host: set it, or set postgresql.enabled to true"));
    rule(
        ValueRule.when(postgresql.enabled.isFalse())
            .require(
                ValueTest.any(
                    externalDatabase.existingSecret.isSet(),
                    externalDatabase.password.isSet(),
                    secrets.existingSecret.isSet(),
                    secrets.secretsFiles.isSet(),
                    secrets.databasePassword.isSet()),
                "externalDatabase.existingSecret: name the Secret with the database password, or set"
                    + " externalDatabase.password"));
    rule(
        ValueRule.when(certificates.enabled.isTrue())
            .refuse(
                extra.env.hasItemNamed("NODE_EXTRA_CA_CERTS"),
                extra.env.key()
                    + ": leave out NODE_EXTRA_CA_CERTS, since extraCertificates.enabled is true"));
    moved("databaseName", "set postgresql.auth.database or externalDatabase.database instead");
    moved("databaseUsername", "set postgresql.auth.username or externalDatabase.username instead");
  }

  private void moved(String key, String cure) {
    var old = string(key).optional().describedAs("Not here: " + cure + ".").deprecated(cure);
    rule(ValueRule.always().refuseInTemplates(old.isSet(), key + ": " + cure));
  }

  /** The container and its pod. */
  static final class Application extends ValueGroup {
    final ImageValues image = ImageValues.followingChart(this, "image", "mitre/heimdall2");
    final KubernetesListValue<LocalObjectReference> imagePullSecrets =
        kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
            .describedAs("More Secrets with credentials for registries.");
    final ListValue command =
        strings("command")
            .describedAs("Replaces the image's command, which migrates, seeds and starts.")
            .example("yarn", "backend", "start");
    final KubernetesValue<ResourceRequirements> resources =
        kubernetes("resources", ResourceRequirements.TYPE)
            .defaultsTo(Resources.of("100m", "512Mi", "1Gi", "512Mi"))
            .describedAs("Requests and limits of the container.");
    final KubernetesValue<PodSecurityContext> podSecurityContext =
        kubernetes("podSecurityContext", PodSecurityContext.TYPE)
            .defaultsTo(Security.restrictedPod(1001))
            .describedAs(
                "Security context of the pods. On OpenShift set runAsUser and fsGroup to null.");
    final KubernetesValue<SecurityContext> securityContext =
        kubernetes("securityContext", SecurityContext.TYPE)
            .defaultsTo(Security.restricted())
            .describedAs("Security context of the containers.");
    final MapValue nodeSelector =
        map("nodeSelector").describedAs("Labels of the nodes that the pods run on.");
    final KubernetesListValue<Toleration> tolerations =
        kubernetesList("tolerations", Toleration.TYPE)
            .describedAs("Taints that the pods tolerate.");

    private Application(ValueGroup parent) {
      super(parent, "heimdall");
    }
  }

  /** Secret environment variables. */
  static final class Secrets extends SecretValues {
    private final Keys keys = new Keys(this);
    final EnvironmentValue adminPassword =
        keys.secret(
            "ADMIN_PASSWORD",
            "Password of the first administrator; generated once and kept when unset.");
    final EnvironmentValue jwtSecret =
        keys.secret("JWT_SECRET", "Key that signs logins; generated once and kept when unset.");
    final EnvironmentValue apiKeySecret =
        keys.secret("API_KEY_SECRET", "Key that signs API keys; none without it.");
    final EnvironmentValue databasePassword =
        keys.secret(
            "DATABASE_PASSWORD",
            "Password of the external database; prefer externalDatabase.existingSecret.");
    final EnvironmentValue databaseSslKey =
        keys.secret(
            "DATABASE_SSL_KEY", "Key of the database client certificate: PEM text, or a path.");
    final EnvironmentValue githubClientSecret =
        keys.secret("GITHUB_CLIENTSECRET", "OAuth secret of GitHub.");
    final EnvironmentValue gitlabSecret = keys.secret("GITLAB_SECRET", "OAuth secret of GitLab.");
    final EnvironmentValue googleClientSecret =
        keys.secret("GOOGLE_CLIENTSECRET", "OAuth secret of Google.");
    final EnvironmentValue oktaClientSecret =
        keys.secret("OKTA_CLIENTSECRET", "OAuth secret of Okta.");
    final EnvironmentValue oidcClientSecret =
        keys.secret("OIDC_CLIENT_SECRET", "Secret of the OpenID Connect client.");
    final EnvironmentValue ldapPassword = keys.secret("LDAP_PASSWORD", "Password of LDAP_BINDDN.");

    private Secrets(ValueGroup parent) {
      super(parent, "heimdall");
    }

    List<EnvironmentValue> all() {
      return List.of(
          adminPassword,
          jwtSecret,
          apiKeySecret,
          databasePassword,
          databaseSslKey,
          githubClientSecret,
          gitlabSecret,
          googleClientSecret,
          oktaClientSecret,
          oidcClientSecret,
          ldapPassword);
    }

    private static final class Keys extends ValueGroup {
      private Keys(ValueGroup parent) {
        super(parent, "secrets");
      }

      private EnvironmentValue secret(String name, String description) {
        return variable(name).secret().describedAs(description);
      }
    }
  }
}
