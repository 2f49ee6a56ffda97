package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.hasPrefix;
import static io.helmwright.template.Conditions.matches;
import static io.helmwright.template.Conditions.ne;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.text;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.CronJob;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.LabelSelector;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.PodTemplateSpec;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Expression;
import io.helmwright.template.IntOrString;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CronJob that dumps the database to a volume or a bucket, a Job that restores a dump, and the
 * runbook for both. A dump counts only when it is whole: the container that deletes old ones starts
 * after the one that dumps has succeeded.
 */
public final class Backup implements ChartPart {

  /** Short enough for {@code -backup} within a CronJob's 52 characters. */
  private static final int LONGEST = 45;

  private static final String COMPONENT = "backup";
  private static final String RESTORE = "restore";
  private static final String PORT = ":[0-9]+$";

  private final ChartNames names;
  private final BackupValues values;
  private final DatabaseMode database;
  private final WaitForDatabase waiting;
  private final NetworkPolicyValues networkPolicy;
  private final BackupContainers containers;
  private final BackupRunbook runbook;
  private final Consumer<PodSpec.Builder> pod;
  private final Consumer<PodSpec.Builder> placement;
  private final Yaml<SecurityContext> securityContext;
  private final Expression<Boolean> toBucket;
  private final Expression<String> name;
  private final Expression<String> folder;
  private final Expression<String> claim;

  private Backup(Builder builder) {
    this.names = builder.names;
    this.values = builder.values;
    this.database = builder.database;
    this.waiting = builder.waiting;
    this.networkPolicy = builder.networkPolicy;
    this.pod = builder.pod;
    this.placement = builder.placement;
    this.securityContext = builder.securityContext;
    this.toBucket = eq(values.storage, BackupValues.S3);
    this.name = named("-backup");
    this.folder = folder();
    this.claim = claim();
    this.containers =
        new BackupContainers(
            values, database.client(), folder, builder.environment, securityContext);
    this.runbook =
        new BackupRunbook(names, values, builder.secrets, builder.replicas, builder.first);
  }

  /**
   * Starts the description of backups.
   *
   * @param names the chart's names
   * @param values what users may set
   * @param database what is saved
   */
  public static Builder of(ChartNames names, BackupValues values, DatabaseMode database) {
    return new Builder(names, values, database);
  }

  private Expression<String> named(String suffix) {
    return text(Strings.truncated(names.fullname(), LONGEST), suffix);
  }

  private Expression<String> folder() {
    var folder =
        Strings.orDefault(
            values.bucket.prefix,
            Strings.printf("%s/%s", BuiltIn.RELEASE_NAMESPACE, names.fullname()));
    return names.helper(
        "backupFolder",
        "Folder in the bucket where backups are kept, as rclone writes it.",
        ResultType.LINE,
        TextBlock.of(t -> t.output(Strings.printf("s3:%s/%s", values.bucket.name, folder))));
  }

  private Expression<String> claim() {
    return names.helper(
        "backupClaim",
        "PersistentVolumeClaim on which backups are kept.",
        ResultType.LINE,
        TextBlock.of(
            t ->
                t.output(
                    Strings.orDefault(
                        values.volume.existingClaim,
                        Strings.printf(
                            "%s-backup", Strings.truncated(names.fullname(), LONGEST))))));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.readme(ReadmeSection.Topic.BACKUP, "", runbook.markdown());
    chart.note(
        TextBlock.of(
            t ->
                t.when(
                    values.restore.enabled,
                    on ->
                        on.lines(
                            "\nA backup is being restored. Set %s to false when that is done.\n"
                                .formatted(values.restore.enabled.key())))));
    chart.add("cronjob-backup.yaml", when(values.enabled, cronJob()));
    chart.add(
        "persistentvolumeclaim-backup.yaml", when(ownVolume(), values.volume.claim(names, name)));
    chart.add("job-restore.yaml", when(values.restore.enabled, restoreJob()));
    chart.add(
        "networkpolicy-backup.yaml",
        policy(
            and(values.enabled),
            m -> m.name(name).labels(names.labels()),
            s ->
                s.matchLabels(names.selectorLabels())
                    .matchExpressions(
                        e ->
                            e.key(ChartNames.COMPONENT_LABEL)
                                .operator("In")
                                .values(COMPONENT, RESTORE))));
  }

  /** What users may set. */
  BackupValues values() {
    return values;
  }

  /**
   * The policy of pods that make backups.
   *
   * @param pods selects them
   */
  Yaml<NetworkPolicy> policy(
      Expression<Boolean> condition,
      Consumer<ObjectMeta.Builder> metadata,
      Consumer<LabelSelector.Builder> pods) {
    return networkPolicy.databaseOnly(
        condition,
        metadata,
        pods,
        database,
        new NetworkPolicyValues.Outgoing(toBucket, bucketPort()));
  }

  /**
   * A pod that makes a backup.
   *
   * @param component its label
   * @param password the variable {@value DatabaseClient#PASSWORD}
   */
  PodTemplateSpec pod(String component, Yaml<EnvVar> password) {
    return names.pod(
        component,
        m -> {},
        podOf(
            p ->
                p.initContainers(containers.dump(password))
                    .containers(
                        when(toBucket, containers.upload()).otherwise(containers.prune()))));
  }

  private Expression<Boolean> ownVolume() {
    return and(values.enabled, onVolume(), not(values.volume.existingClaim));
  }

  private Expression<Boolean> onVolume() {
    return ne(values.storage, BackupValues.S3);
  }

  private CronJob cronJob() {
    return CronJob.of(
        c ->
            c.metadata(names.metadata(name, COMPONENT))
                .spec(
                    s ->
                        s.schedule(values.schedule)
                            .timeZone(values.timeZone)
                            .suspend(values.suspend)
                            .concurrencyPolicy("Forbid")
                            .startingDeadlineSeconds(values.startingDeadlineSeconds)
                            .successfulJobsHistoryLimit(values.successfulJobsHistoryLimit)
                            .failedJobsHistoryLimit(values.failedJobsHistoryLimit)
                            .jobTemplate(
                                j ->
                                    j.metadata(names.labelled(COMPONENT))
                                        .spec(
                                            spec ->
                                                spec.backoffLimit(values.backoffLimit)
                                                    .activeDeadlineSeconds(
                                                        values.activeDeadlineSeconds)
                                                    .template(
                                                        pod(
                                                            COMPONENT,
                                                            database
                                                                .client()
                                                                .password(
                                                                    DatabaseClient.PASSWORD)))))));
  }

  private Job restoreJob() {
    return Job.of(
        j ->
            j.metadata(names.metadata(text(named("-restore-"), restoreHash()), RESTORE))
                .spec(
                    s ->
                        s.backoffLimit(values.backoffLimit)
                            .activeDeadlineSeconds(values.activeDeadlineSeconds)
                            .template(restorePod())));
  }

  private Expression<String> restoreHash() {
    var from = Collections.ternary(folder, claim, toBucket);
    var what = Strings.printf("%s/%s to %s", from, values.restore.file, database.name());
    return names.helper(
        "restoreHash",
        "Stands for what is restored, and where to: another backup needs another Job.",
        ResultType.NAME,
        TextBlock.of(t -> t.output(Strings.leading(Strings.sha256sum(what), 8))));
  }

  private PodTemplateSpec restorePod() {
    return PodTemplateSpec.of(
        t ->
            t.metadata(
                    m ->
                        m.comment("Not the chart's version: a Job's template can't change.")
                            .labels(names.selectorLabels())
                            .labels(ChartNames.COMPONENT_LABEL, RESTORE))
                .spec(
                    podOf(
                        p ->
                            p.initContainers(waiting.container(database, securityContext))
                                .initContainers(when(toBucket, containers.download()))
                                .containers(containers.restore()))));
  }

  private Consumer<PodSpec.Builder> podOf(Consumer<PodSpec.Builder> own) {
    return p -> {
      p.restartPolicy("Never").automountServiceAccountToken(false);
      pod.accept(p);
      own.accept(p);
      p.volumes(VolumeClaimValues.orTemporary(BackupContainers.VOLUME, onVolume(), claim));
      database.client().addAuthority(p);
      placement.accept(p);
    };
  }

  private Yaml<IntOrString> bucketPort() {
    var endpoint = values.bucket.endpoint;
    var port = Strings.trimPrefix(Strings.regexFind(PORT, endpoint), ":");
    return when(matches(PORT, endpoint), IntOrString.of(Strings.number(port)))
        .elseWhen(hasPrefix("http://", endpoint), IntOrString.of(80))
        .otherwise(IntOrString.of(443));
  }

  /** Collects what the pods share with the application. */
  public static final class Builder {

    private final ChartNames names;
    private final BackupValues values;
    private final DatabaseMode database;
    private WaitForDatabase waiting;
    private NetworkPolicyValues networkPolicy;
    private SecretValues secrets;
    private IntegerValue replicas;
    private Yaml<List<EnvVar>> environment;
    private Optional<BooleanValue> first = Optional.empty();
    private Yaml<SecurityContext> securityContext;
    private Consumer<PodSpec.Builder> pod;
    private Consumer<PodSpec.Builder> placement;

    private Builder(ChartNames names, BackupValues values, DatabaseMode database) {
      this.names = names;
      this.values = values;
      this.database = database;
    }

    /** A restore waits until the database is there. */
    public Builder waiting(WaitForDatabase waiting) {
      this.waiting = waiting;
      return this;
    }

    /** The policy that the pods are under. */
    public Builder networkPolicy(NetworkPolicyValues networkPolicy) {
      this.networkPolicy = networkPolicy;
      return this;
    }

    /** Variables that users give what talks to the outside: the bucket's client. */
    public Builder environment(Yaml<List<EnvVar>> environment) {
      this.environment = environment;
      return this;
    }

    /**
     * What a restore needs to know of the application.
     *
     * @param secrets what a dump does not have
     * @param replicas how many pods must be out of the way
     */
    public Builder application(SecretValues secrets, IntegerValue replicas) {
      this.secrets = secrets;
      this.replicas = replicas;
      return this;
    }

    /** What has the database saved before it is migrated, if users may have that. */
    public Builder beforeMigrations(Optional<BooleanValue> first) {
      this.first = first;
      return this;
    }

    /**
     * What the pods have in common with the application's.
     *
     * @param securityContext the context of the chart's containers
     * @param pod what stands before the containers: pull secrets, security context
     * @param placement where the pods run: node selector, tolerations
     */
    public Backup inPod(
        Yaml<SecurityContext> securityContext,
        Consumer<PodSpec.Builder> pod,
        Consumer<PodSpec.Builder> placement) {
      this.securityContext = securityContext;
      this.pod = pod;
      this.placement = placement;
      return new Backup(this);
    }
  }
}
