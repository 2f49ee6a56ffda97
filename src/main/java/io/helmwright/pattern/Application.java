package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.pattern.NetworkPolicyValues.Outgoing;
import io.helmwright.template.Yaml;
import io.helmwright.values.KubernetesListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An application that serves HTTP and keeps its data in PostgreSQL: the workload and everything
 * around it, put together from the patterns that the chart chose. What its Jobs and init containers
 * have in common with it they ask it for.
 */
public final class Application implements ChartPart {

  private record Directory(String volume, String path) {}

  private final ChartNames names;
  private final String component;
  private final ApplicationValues values;
  private final ServiceAccountValues.Part account;
  private final KubernetesListValue<LocalObjectReference> pullSecrets;
  private final WaitForDatabase waitForDatabase;
  private final CertificateValues.Bundle certificates;
  private final MigrationPlan migrations;
  private final BackupValues backup;
  private final ExtraValues extra;
  private final List<Directory> writable = new ArrayList<>();
  private final List<String> required = new ArrayList<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private String container;
  private Yaml<Integer> port;
  private DatabaseMode database;
  private EnvironmentConfig config;
  private SecretSources secrets;
  private Exposure exposure;
  private Backup backups;
  private Optional<PersistentStorage> storage = Optional.empty();
  private Optional<String> testPath = Optional.empty();

  private Application(ChartNames names, String component, ApplicationSpec spec) {
    this.names = names;
    this.component = component;
    this.container = component;
    this.values = spec.app;
    this.account = values.serviceAccount.part(names);
    this.pullSecrets = spec.imagePullSecrets;
    this.waitForDatabase = spec.waitForDatabase;
    this.certificates = spec.bundle(names);
    this.migrations = spec.migrations;
    this.backup = spec.backup;
    this.extra = spec.extra;
  }

  /**
   * An application and everything around it that its values describe.
   *
   * @param names the chart's names
   * @param component its label among the release's pods, and its container's name
   * @param spec what users may set
   */
  public static Application of(ChartNames names, String component, ApplicationSpec spec) {
    return new Application(names, component, spec);
  }

  /** Another name for the container. */
  public Application container(String name) {
    this.container = name;
    return this;
  }

  /** The port that the container listens on. */
  public Application listeningOn(Yaml<Integer> port) {
    this.port = port;
    return this;
  }

  /** The port that the container listens on. */
  public Application listeningOn(long port) {
    return listeningOn(Yaml.integer(port));
  }

  /** A directory that the application writes to; the rest of its file system is read-only. */
  public Application writing(String volume, String path) {
    writable.add(new Directory(volume, path));
    return this;
  }

  /** Directories that it writes to and whose files outlive its pods. */
  public Application storing(PersistentStorage storage) {
    this.storage = Optional.of(storage);
    return this;
  }

  /** Where its data is; its pods wait for it. */
  public Application keepingDataIn(DatabaseMode database) {
    this.database = database;
    return this;
  }

  /** Where its environment variables come from. */
  public Application configuredBy(EnvironmentConfig config, SecretSources secrets) {
    this.config = config;
    this.secrets = secrets;
    return this;
  }

  /** Secret variables without which it is not safe: its pods don't start without them. */
  public Application requiring(String... variables) {
    required.addAll(List.of(variables));
    return this;
  }

  /** How users reach it. */
  public Application exposedBy(Exposure exposure) {
    this.exposure = exposure;
    return this;
  }

  /** What else its network policy lets it reach. */
  public Application reaching(Outgoing... ports) {
    outgoing.addAll(List.of(ports));
    return this;
  }

  /** The path that {@code helm test} asks for. */
  public Application testedAt(String path) {
    this.testPath = Optional.of(path);
    return this;
  }

  @Override
  public void addTo(Chart.Builder chart) {
    requireParts();
    backups = backups();
    chart.add(workload());
    chart.add(exposure, config, secrets, database, account);
    chart.add(certificates);
    storage.ifPresent(chart::add);
    chart.add(values.availability.part(names, component, values.workload().kind()));
    chart.add(
        values.networkPolicy.part(names, component, database, outgoing.toArray(Outgoing[]::new)));
    migrations.addTo(this, chart);
    chart.add(backups);
    testPath.ifPresent(path -> chart.add(test(path)));
    chart.add(extra);
  }

  private void requireParts() {
    Objects.requireNonNull(port, "listeningOn(…) is missing");
    Objects.requireNonNull(database, "keepingDataIn(…) is missing");
    Objects.requireNonNull(config, "configuredBy(…) is missing");
    Objects.requireNonNull(exposure, "exposedBy(…) is missing");
  }

  private Backup backups() {
    return Backup.of(names, backup, database)
        .waiting(waitForDatabase)
        .networkPolicy(values.networkPolicy)
        .environment(extra.env)
        .application(secrets.values(), values.availability.replicaCount)
        .beforeMigrations(migrations.backupFirst())
        .inPod(values.securityContext, this::identity, this::placement);
  }

  private HelmTest test(String path) {
    return HelmTest.get(
        names,
        exposure,
        waitForDatabase,
        path,
        values.redirectsToHttps(),
        values.securityContext,
        this::identity,
        this::placement);
  }

  private Yaml<?> workload() {
    return values
        .rollout()
        .object(
            names,
            names.metadata(),
            values.availability.replicas(),
            names.selector(component),
            names.pod(component, extra.podLabels, this::podMetadata, this::pod));
  }

  private void podMetadata(ObjectMeta.Builder m) {
    m.annotations(Checksums.CONFIG, config.checksum())
        .annotations(Checksums.SECRETS, secrets.checksum())
        .annotations(Checksums.DATABASE, database.checksum());
    m.annotations(Checksums.CERTIFICATES, certificates.checksum());
    m.annotations(extra.podAnnotations);
  }

  private void pod(PodSpec.Builder pod) {
    pod.serviceAccountName(account.name()).automountServiceAccountToken(false);
    identity(pod);
    preparations(pod);
    migrations.preparations(this, pod);
    pod.initContainers(extra.initContainers).containers(main()).containers(extra.containers);
    temporaryDirectories(pod);
    storage.ifPresent(each -> pod.volumes(each.volume()));
    pod.volumes(certificates.volumes());
    migrations.volumes(this, pod);
    pod.volumes(extra.volumes)
        .nodeSelector(values.nodeSelector)
        .affinity(values.availability.affinity(names, component))
        .topologySpreadConstraints(values.availability.spread(names, component))
        .tolerations(values.tolerations);
  }

  private Container main() {
    return Container.of(
        c -> {
          c.name(container)
              .image(values.image.reference())
              .imagePullPolicy(values.image.pullPolicy)
              .command(migrations.applicationCommand(values.command))
              .ports(p -> p.name(Exposure.PORT).containerPort(port))
              .envFrom(config.envFrom(), secrets.envFrom())
              .envFrom(extra.envFrom)
              .env(database.passwordVariable());
          required.forEach(variable -> c.env(secrets.requiredVariable(variable)));
          c.env(certificates.variable())
              .env(extra.env)
              .startupProbe(values.startupProbe.toProbe())
              .livenessProbe(values.livenessProbe.toProbe())
              .readinessProbe(values.readinessProbe.toProbe())
              .resources(values.resources)
              .securityContext(values.securityContext);
          mounts(c);
        });
  }

  /** What its pods and those of its Jobs pull images with and run as. */
  void identity(PodSpec.Builder pod) {
    pod.imagePullSecrets(pullSecrets)
        .imagePullSecrets(values.imagePullSecrets)
        .securityContext(values.podSecurityContext);
  }

  /** Waits for the database and joins the certificates, before anything of the application runs. */
  void preparations(PodSpec.Builder pod) {
    pod.initContainers(waitForDatabase.container(database, values.securityContext));
    pod.initContainers(
        certificates.initContainer(
            values.image.reference(),
            values.image.pullPolicy,
            values.securityContext,
            waitForDatabase.resources()));
  }

  /** On which nodes its pods and those of its Jobs run. */
  void placement(PodSpec.Builder pod) {
    pod.nodeSelector(values.nodeSelector).tolerations(values.tolerations);
  }

  /** The volumes that its Jobs write to; none of them has the application's files. */
  void volumes(PodSpec.Builder pod) {
    temporaryDirectories(pod);
    storage.ifPresent(each -> pod.volumes(each.temporary()));
  }

  private void temporaryDirectories(PodSpec.Builder pod) {
    writable.forEach(each -> pod.volumes(Volume.of(v -> v.name(each.volume()).emptyDir(e -> {}))));
    database.client().addAuthority(pod);
  }

  /** Where these volumes, the certificates and the users' volumes are mounted. */
  void mounts(Container.Builder c) {
    writable.forEach(
        each -> c.volumeMounts(VolumeMount.of(m -> m.name(each.volume()).mountPath(each.path()))));
    storage.ifPresent(each -> each.mounts(c));
    database.client().mountAuthority(c);
    c.volumeMounts(certificates.mount()).volumeMounts(extra.volumeMounts);
  }

  ChartNames names() {
    return names;
  }

  String component() {
    return component;
  }

  ApplicationValues values() {
    return values;
  }

  ServiceAccountValues.Part account() {
    return account;
  }

  DatabaseMode database() {
    return database;
  }

  WaitForDatabase waitForDatabase() {
    return waitForDatabase;
  }

  EnvironmentConfig config() {
    return config;
  }

  SecretSources secrets() {
    return secrets;
  }

  /** Its backups. */
  Backup backup() {
    return backups;
  }

  CertificateValues.Bundle certificates() {
    return certificates;
  }

  ExtraValues extra() {
    return extra;
  }
}
