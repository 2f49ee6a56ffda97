package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.SecretKeySelector;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.Volume;
import io.helmwright.kubernetes.VolumeMount;
import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An application that migrates when it starts, and, if users want it so, a Job that migrates before
 * installation and upgrade instead. With the Job the application's command is replaced by one that
 * does not migrate, since both at once would race.
 */
public final class Migrations implements ChartPart {

  private static final String SUFFIX = "migrate";
  private static final String CA_SUFFIX = "migrate-ca";

  /**
   * What a Job needs to know of its application.
   *
   * @param tool what migrates: {@code sequelize-cli}
   * @param component label of the Job's pods
   * @param migrate the command that migrates
   * @param startOnly the application's command without migrating
   */
  public record Commands(
      String tool, String component, List<String> migrate, List<String> startOnly) {}

  private final ChartNames names;
  private final MigrationJobValues values;
  private final DatabaseMode database;
  private final SecretSources secrets;
  private final SecretValues secretValues;
  private final EnvironmentConfig config;
  private final NetworkPolicyValues networkPolicy;
  private final CertificateValues.Bundle certificates;
  private final ExtraValues extra;
  private final Commands commands;
  private final String passwordVariable;
  private final ImageValues image;
  private final Yaml<SecurityContext> securityContext;
  private final Yaml<List<VolumeMount>> volumeMounts;
  private final Yaml<List<Volume>> volumes;
  private final Consumer<PodSpec.Builder> pod;
  private final Consumer<PodSpec.Builder> placement;

  private Migrations(Builder builder) {
    this.names = builder.names;
    this.values = builder.values;
    this.database = builder.database;
    this.secrets = builder.secrets;
    this.secretValues = builder.secretValues;
    this.config = builder.config;
    this.networkPolicy = builder.networkPolicy;
    this.certificates = builder.certificates;
    this.extra = builder.extra;
    this.commands = builder.commands;
    this.passwordVariable = builder.passwordVariable;
    this.image = builder.image;
    this.securityContext = builder.securityContext;
    this.volumeMounts = builder.volumeMounts;
    this.volumes = builder.volumes;
    this.pod = builder.pod;
    this.placement = builder.placement;
  }

  /** Starts the description of an application that migrates as it starts. */
  public static Builder onApplicationStart(ChartNames names) {
    return new Builder(names);
  }

  /** The user's command, or the one that does not migrate beside a Job; else the image's own. */
  public Yaml<List<String>> applicationCommand(ListValue usersCommand) {
    return when(usersCommand, usersCommand.unguarded())
        .elseWhen(values.enabled(), strings(commands.startOnly()));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.readme(ReadmeSection.Topic.MIGRATIONS, "", documentation());
    chart.add("configmap-migrate.yaml", when(values.enabled(), configMap()));
    chart.add(
        "configmap-migrate-ca.yaml", certificates.copy(values.enabled(), hook(CA_SUFFIX, -10)));
    chart.add("secret-migrate.yaml", when(and(values.enabled(), ownSecret()), secret()));
    chart.add("job-migrate.yaml", when(values.enabled(), job()));
    chart.add(
        "networkpolicy-migrate.yaml",
        networkPolicy.databaseOnly(
            Conditions.and(values.enabled()),
            hook(SUFFIX, -10),
            names.selector(commands.component()),
            database));
  }

  private String documentation() {
    return """
        The application brings the schema up to date whenever a pod starts:

        ```mermaid
        sequenceDiagram
          participant Helm
          participant Pod
          participant Database
          Helm->>Pod: install or upgrade
          loop %1$s, until it answers
            Pod->>Database: pg_isready
          end
          Pod->>Database: migrate, then seed
          Pod->>Pod: start
        ```

        Applied migrations are recorded in the database, so starting again is safe. %2$s takes no lock: of two pods that
        start together one may fail, and is then started again. The StatefulSet therefore starts its pods one after the
        other.

        To migrate once, before anything is installed or upgraded, set `%3$s.enabled: true`. The Job `%4$s` then runs
        `%5$s`, and the pods start with `%6$s`. It needs an external database, because it runs before an embedded one
        exists. Its deadline, `%3$s.activeDeadlineSeconds`, must stay below Helm's `--timeout`, and the wait for the
        database below the deadline. Hooks are no part of the release; after an uninstall, or when the Job is no longer
        wanted, remove them:

        ```shell
        kubectl delete job,configmap,secret,networkpolicy %4$s --ignore-not-found
        kubectl delete configmap %7$s --ignore-not-found
        ```

        Slow migrations need a startup probe that waits longer: raise `failureThreshold`, as the profile
        `slow-migrations` does.
        """
        .formatted(
            WaitForDatabase.NAME,
            commands.tool(),
            values.key(),
            names.documented(SUFFIX),
            String.join(" ", commands.migrate()),
            commands.startOnly().get(commands.startOnly().size() - 1),
            names.documented(CA_SUFFIX));
  }

  /** Whether the password is in nothing that exists before the release does. */
  private Expression<Boolean> ownPassword() {
    return and(
        not(database.external().existingSecret),
        or(database.external().password, not(secretValues.existingSecret)));
  }

  /** Whether there is any secret that exists only with the release. */
  private Expression<Boolean> ownSecret() {
    return or(
        not(secretValues.existingSecret),
        and(database.external().password, not(database.external().existingSecret)));
  }

  private ConfigMap configMap() {
    return ConfigMap.of(c -> c.metadata(hook(SUFFIX, -10)).data(config.data()));
  }

  private Yaml<Secret> secret() {
    return let(
        "given",
        secrets.given(),
        given -> {
          Expression<Map<String, String>> all = Expression.of(given.term(), ResultType.MAP);
          var fromSecrets =
              Collections.get(all, Strings.literal(passwordVariable), ResultType.TEXT);
          var password = Strings.orDefault(database.external().password, fromSecrets);
          return Secret.of(
              s ->
                  s.metadata(hook(SUFFIX, -10))
                      .type("Opaque")
                      .data(passwordVariable, when(password, Strings.b64enc(password)))
                      .data(SecretSources.data(given, List.of(passwordVariable))));
        });
  }

  private Job job() {
    return Job.of(
        j ->
            j.metadata(hook(SUFFIX, -5))
                .spec(
                    s ->
                        s.backoffLimit(values.backoffLimit)
                            .activeDeadlineSeconds(values.activeDeadlineSeconds)
                            .template(
                                names.pod(
                                    commands.component(),
                                    m -> {},
                                    p -> {
                                      p.restartPolicy("Never").automountServiceAccountToken(false);
                                      pod.accept(p);
                                      p.containers(migrate())
                                          .volumes(volumes)
                                          .volumes(certificates.volumesOfHook(CA_SUFFIX))
                                          .volumes(extra.volumes);
                                      placement.accept(p);
                                    }))));
  }

  private Container migrate() {
    return Container.of(
        c ->
            c.name(SUFFIX)
                .image(image.reference())
                .imagePullPolicy(image.pullPolicy)
                .command(commands.migrate().toArray(String[]::new))
                .envFrom(e -> e.configMapRef(r -> r.name(names.named(SUFFIX))))
                .envFrom(when(ownSecret(), secretOf(names.named(SUFFIX))))
                .envFrom(when(secretValues.existingSecret, secretOf(secretValues.existingSecret)))
                .envFrom(extra.envFrom)
                .env(e -> e.name(passwordVariable).valueFrom(f -> f.secretKeyRef(password())))
                .env(certificates.variable())
                .env(extra.env)
                .resources(values.resources)
                .volumeMounts(volumeMounts)
                .volumeMounts(certificates.mount())
                .volumeMounts(extra.volumeMounts)
                .securityContext(securityContext));
  }

  private static EnvFromSource secretOf(Expression<String> name) {
    return EnvFromSource.of(e -> e.secretRef(r -> r.name(name)));
  }

  private Yaml<SecretKeySelector> password() {
    return when(
            ownPassword(),
            SecretKeySelector.of(r -> r.name(names.named(SUFFIX)).key(passwordVariable)))
        .otherwise(
            SecretKeySelector.of(r -> r.name(database.secretName()).key(database.secretKey())));
  }

  private Consumer<ObjectMeta.Builder> hook(String suffix, int weight) {
    return m ->
        m.name(names.named(suffix))
            .labels(names.labels())
            .annotations("helm.sh/hook", "pre-install,pre-upgrade")
            .annotations("helm.sh/hook-weight", String.valueOf(weight))
            .annotations("helm.sh/hook-delete-policy", "before-hook-creation");
  }

  private static Yaml<List<String>> strings(List<String> words) {
    var items = new ArrayList<Node.Member>();
    words.forEach(word -> items.add(new Node.Item(new Node.Literal(word))));
    return Yaml.of(new Node.Sequence(items));
  }

  /** Collects what the Job shares with the application. */
  public static final class Builder {

    private final ChartNames names;
    private MigrationJobValues values;
    private DatabaseMode database;
    private SecretSources secrets;
    private SecretValues secretValues;
    private EnvironmentConfig config;
    private NetworkPolicyValues networkPolicy;
    private CertificateValues.Bundle certificates;
    private ExtraValues extra;
    private Commands commands;
    private String passwordVariable;
    private ImageValues image;
    private Yaml<SecurityContext> securityContext;
    private Yaml<List<VolumeMount>> volumeMounts;
    private Yaml<List<Volume>> volumes;
    private Consumer<PodSpec.Builder> pod;
    private Consumer<PodSpec.Builder> placement;

    private Builder(ChartNames names) {
      this.names = names;
    }

    /** What users may set about the Job, and the commands. */
    public Builder orHookJob(MigrationJobValues values, Commands commands) {
      this.values = values;
      this.commands = commands;
      return this;
    }

    /** The database, and the variable in which the application expects its password. */
    public Builder database(DatabaseMode database, String passwordVariable) {
      this.database = database;
      this.passwordVariable = passwordVariable;
      return this;
    }

    /** Where configuration and secrets come from. */
    public Builder environment(
        EnvironmentConfig config, SecretSources secrets, SecretValues secretValues) {
      this.config = config;
      this.secrets = secrets;
      this.secretValues = secretValues;
      return this;
    }

    /** The certificates that the Job trusts too, and what users add to every container. */
    public Builder extras(CertificateValues.Bundle certificates, ExtraValues extra) {
      this.certificates = certificates;
      this.extra = extra;
      return this;
    }

    /** The policy that the Job's pods are under. */
    public Builder networkPolicy(NetworkPolicyValues networkPolicy) {
      this.networkPolicy = networkPolicy;
      return this;
    }

    /** What the Job's container has in common with the application's. */
    public Builder container(
        ImageValues image,
        Yaml<SecurityContext> securityContext,
        Yaml<List<VolumeMount>> volumeMounts,
        Yaml<List<Volume>> volumes) {
      this.image = image;
      this.securityContext = securityContext;
      this.volumeMounts = volumeMounts;
      this.volumes = volumes;
      return this;
    }

    /**
     * What the Job's pod has in common with the application's.
     *
     * @param pod what stands before the containers: pull secrets, init containers
     * @param placement where the pod runs: node selector, tolerations
     */
    public Migrations inPod(Consumer<PodSpec.Builder> pod, Consumer<PodSpec.Builder> placement) {
      this.pod = pod;
      this.placement = placement;
      return new Migrations(this);
    }
  }
}
