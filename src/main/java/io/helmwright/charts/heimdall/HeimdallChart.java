package io.helmwright.charts.heimdall;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartDefinition;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.pattern.Backup;
import io.helmwright.pattern.BitnamiPostgresql;
import io.helmwright.pattern.CertificateValues;
import io.helmwright.pattern.ChartNames;
import io.helmwright.pattern.DatabaseMode;
import io.helmwright.pattern.EnvironmentConfig;
import io.helmwright.pattern.Exposure;
import io.helmwright.pattern.HelmTest;
import io.helmwright.pattern.Migrations;
import io.helmwright.pattern.NetworkPolicyValues.Outgoing;
import io.helmwright.pattern.SecretSources;
import io.helmwright.template.IntOrString;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import java.util.List;

/** Heimdall: a StatefulSet that migrates its PostgreSQL as it starts, embedded or external. */
public final class HeimdallChart implements ChartDefinition {

  private static final String COMPONENT = "heimdall";
  private static final String APP_VERSION = "2.13.0";

  @Override
  public String name() {
    return "heimdall";
  }

  @Override
  public Chart define() {
    var v = new HeimdallValues();
    var names = ChartNames.standard(name(), v.names);
    var account = v.serviceAccount.part(names);
    var secrets =
        SecretSources.of(names, v.secrets)
            .generating("JWT_SECRET", 64)
            .generating("ADMIN_PASSWORD", 24)
            .showing(
                "ADMIN_PASSWORD",
                Strings.text(
                    "The first administrator is ",
                    Strings.orDefault(v.config.adminEmail.oneLine(), "admin@heimdall.local"),
                    ". Its password:"));
    var database =
        DatabaseMode.embeddedOr(
            names,
            BitnamiPostgresql.version(names, "~18.2.0", v.postgresql),
            v.externalDatabase,
            secrets,
            "DATABASE_PASSWORD");
    var exposure =
        Exposure.service(names, COMPONENT, v.service)
            .headless()
            .ingress(v.ingress)
            .httpRoute(v.gateway)
            .urlFrom(v.config.externalUrl.oneLine());
    var config =
        EnvironmentConfig.of(names, v.config.variables)
            .defaulted("NODE_ENV", v.nodeEnv)
            .fixed("DATABASE_HOST", database.host())
            .fixed("DATABASE_PORT", database.port())
            .fixed("DATABASE_NAME", database.name())
            .fixed("DATABASE_USERNAME", database.user())
            .fixedIfAny("EXTERNAL_URL", exposure.url());
    var caBundle = v.certificates.bundle(names, "NODE_EXTRA_CA_CERTS");
    var migrations =
        Migrations.onApplicationStart(names)
            .orHookJob(
                v.migrationJob,
                new Migrations.Commands(
                    "sequelize-cli",
                    "migrate",
                    List.of("yarn", "backend", "sequelize-cli", "db:migrate"),
                    List.of(
                        "sh",
                        "-c",
                        "yarn backend sequelize-cli db:seed:all && exec yarn backend start")))
            .database(database, "DATABASE_PASSWORD")
            .environment(config, secrets, v.secrets)
            .extras(caBundle, v.extra)
            .networkPolicy(v.networkPolicy)
            .container(
                v.heimdall.image, v.heimdall.securityContext, writablePaths(), writableVolumes())
            .inPod(
                pod ->
                    shared(v, pod)
                        .initContainers(
                            v.waitForDatabase.container(database, v.heimdall.securityContext))
                        .initContainers(joinCertificates(v, caBundle)),
                pod -> placement(v, pod));

    var backup =
        Backup.of(names, v.backup, database)
            .waiting(v.waitForDatabase)
            .networkPolicy(v.networkPolicy)
            .application(v.secrets, v.availability.replicaCount)
            .inPod(v.heimdall.securityContext, pod -> shared(v, pod), pod -> placement(v, pod));

    var app =
        Container.of(
            c ->
                c.name("heimdall-front")
                    .image(v.heimdall.image.reference())
                    .imagePullPolicy(v.heimdall.image.pullPolicy)
                    .command(migrations.applicationCommand(v.heimdall.command))
                    .ports(p -> p.name(Exposure.PORT).containerPort(v.config.port.orDefault(3000)))
                    .envFrom(config.envFrom(), secrets.envFrom())
                    .envFrom(v.extra.envFrom)
                    .env(database.passwordVariable("DATABASE_PASSWORD"))
                    .env(secrets.requiredVariable("JWT_SECRET"), caBundle.variable())
                    .env(v.extra.env)
                    .startupProbe(v.startupProbe.toProbe())
                    .livenessProbe(v.livenessProbe.toProbe())
                    .readinessProbe(v.readinessProbe.toProbe())
                    .resources(v.heimdall.resources)
                    .securityContext(v.heimdall.securityContext)
                    .volumeMounts(writablePaths())
                    .volumeMounts(caBundle.mount())
                    .volumeMounts(v.extra.volumeMounts));

    return Chart.named(name())
        .version("4.0.0")
        .appVersion(APP_VERSION)
        .describedAs("Heimdall shows, compares and stores the results of security scans")
        .kubeVersion(">=1.32.0-0")
        .home("https://github.com/mitre/heimdall2")
        .icon(
            "https://raw.githubusercontent.com/mitre/heimdall2/master/apps/frontend/src/assets/logo.svg")
        .sources("https://github.com/mitre/heimdall2", "https://github.com/mitre/heimdall-helm")
        .keywords("heimdall", "security", "saf", "compliance", "inspec")
        .maintainer("MITRE SAF", "https://saf.mitre.org")
        .annotation("artifacthub.io/category", "security")
        .annotation("artifacthub.io/license", "Apache-2.0")
        .annotation("artifacthub.io/images", images(v))
        .values(v)
        .add(names)
        .add(
            StatefulSet.of(
                s ->
                    s.metadata(names.metadata())
                        .spec(
                            spec ->
                                spec.replicas(v.availability.replicas())
                                    .serviceName(names.headless())
                                    .podManagementPolicy("OrderedReady")
                                    .selector(names.selector(COMPONENT))
                                    .template(
                                        names.pod(
                                            COMPONENT,
                                            m ->
                                                m.annotations("checksum/config", config.checksum())
                                                    .annotations(
                                                        "checksum/secrets", secrets.checksum())
                                                    .annotations(
                                                        "checksum/database", database.checksum())
                                                    .annotations(
                                                        "checksum/ca-certs", caBundle.checksum())
                                                    .annotations(v.extra.podAnnotations)
                                                    .labels(v.extra.podLabels),
                                            pod ->
                                                pod.serviceAccountName(account.name())
                                                    .automountServiceAccountToken(false)
                                                    .imagePullSecrets(v.imagePullSecrets)
                                                    .imagePullSecrets(v.heimdall.imagePullSecrets)
                                                    .securityContext(v.heimdall.podSecurityContext)
                                                    .initContainers(
                                                        v.waitForDatabase.container(
                                                            database, v.heimdall.securityContext),
                                                        joinCertificates(v, caBundle))
                                                    .initContainers(v.extra.initContainers)
                                                    .containers(app)
                                                    .containers(v.extra.containers)
                                                    .volumes(writableVolumes())
                                                    .volumes(caBundle.volumes())
                                                    .volumes(v.extra.volumes)
                                                    .nodeSelector(v.heimdall.nodeSelector)
                                                    .affinity(
                                                        v.availability.affinity(names, COMPONENT))
                                                    .topologySpreadConstraints(
                                                        v.availability.spread(names, COMPONENT))
                                                    .tolerations(v.heimdall.tolerations))))))
        .add(exposure, config, secrets, database, account, caBundle)
        .add(v.availability.part(names, COMPONENT, "StatefulSet"))
        .add(v.networkPolicy.part(names, COMPONENT, database, directory(v)))
        .add(migrations, backup, helmTest(v, names, exposure), v.extra)
        .add(new HeimdallDocumentation(v, names, exposure))
        .profiles(HeimdallProfiles.of(v))
        .build();
  }

  /** The root file system is read-only; yarn needs these. */
  private static Yaml<List<VolumeMount>> writablePaths() {
    return Yaml.list(
        VolumeMount.of(m -> m.name("tmp").mountPath("/tmp")),
        VolumeMount.of(m -> m.name("home").mountPath("/opt/app-root/src")));
  }

  private static Yaml<List<Volume>> writableVolumes() {
    return Yaml.list(
        Volume.of(v -> v.name("tmp").emptyDir(e -> {})),
        Volume.of(v -> v.name("home").emptyDir(e -> {})));
  }

  private static String images(HeimdallValues v) {
    return """
        - name: heimdall
          image: %s
        - name: postgres
          image: %s
        - name: postgres-backup
          image: %s
        - name: rclone
          image: %s
        """
        .formatted(
            v.heimdall.image.documented(APP_VERSION),
            v.waitForDatabase.image().documented(""),
            v.backup.image.documented(""),
            v.backup.bucket.image.documented(""));
  }

  private static HelmTest helmTest(HeimdallValues v, ChartNames names, Exposure exposure) {
    return HelmTest.get(
        names,
        exposure,
        v.waitForDatabase,
        "/server",
        v.heimdall.securityContext,
        pod -> shared(v, pod),
        pod -> placement(v, pod));
  }

  private static PodSpec.Builder shared(HeimdallValues v, PodSpec.Builder pod) {
    return pod.imagePullSecrets(v.imagePullSecrets)
        .imagePullSecrets(v.heimdall.imagePullSecrets)
        .securityContext(v.heimdall.podSecurityContext);
  }

  private static void placement(HeimdallValues v, PodSpec.Builder pod) {
    pod.nodeSelector(v.heimdall.nodeSelector).tolerations(v.heimdall.tolerations);
  }

  private static Yaml<Container> joinCertificates(
      HeimdallValues v, CertificateValues.Bundle bundle) {
    return bundle.initContainer(
        v.heimdall.image.reference(),
        v.heimdall.image.pullPolicy,
        v.heimdall.securityContext,
        v.waitForDatabase.resources());
  }

  private static Outgoing directory(HeimdallValues v) {
    return new Outgoing(
        v.config.ldapEnabled.isOn().condition(), IntOrString.of(v.config.ldapPort.orDefault(389)));
  }
}
