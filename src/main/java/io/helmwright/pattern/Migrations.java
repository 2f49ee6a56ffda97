package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Secret;
import io.helmwright.template.Collections;
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

  /**
   * What a Job needs to know of its application.
   *
   * @param component label of the Job's pods
   * @param migrate the command that migrates
   * @param startOnly the application's command without migrating
   */
  public record Commands(String component, List<String> migrate, List<String> startOnly) {}

  private final ChartNames names;
  private final MigrationJobValues values;
  private final DatabaseMode database;
  private final SecretSources secrets;
  private final SecretValues secretValues;
  private final EnvironmentConfig config;
  private final NetworkPolicyValues networkPolicy;
  private final Commands commands;
  private final String passwordVariable;
  private final Consumer<Container.Builder> container;
  private final Consumer<PodSpec.Builder> pod;

  private Migrations(Builder builder) {
    this.names = builder.names;
    this.values = builder.values;
    this.database = builder.database;
    this.secrets = builder.secrets;
    this.secretValues = builder.secretValues;
    this.config = builder.config;
    this.networkPolicy = builder.networkPolicy;
    this.commands = builder.commands;
    this.passwordVariable = builder.passwordVariable;
    this.container = builder.container;
    this.pod = builder.pod;
  }

  /** Starts the description of an application that migrates as it starts. */
  public static Builder onApplicationStart(ChartNames names) {
    return new Builder(names);
  }

  /** The user's command, or the one that does not migrate beside a Job; else the image's own. */
  public Yaml<List<String>> applicationCommand(ListValue usersCommand) {
    return when(usersCommand, Yaml.<List<String>>of(usersCommand.node()))
        .elseWhen(values.enabled, strings(commands.startOnly()));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add("configmap-migrate.yaml", when(values.enabled, configMap()));
    chart.add("secret-migrate.yaml", when(and(values.enabled, ownPassword()), secret()));
    chart.add("job-migrate.yaml", when(values.enabled, job()));
    chart.add(
        "networkpolicy-migrate.yaml",
        when(
            values.enabled,
            networkPolicy.databaseOnly(hook(-10), names.selector(commands.component()), database)));
  }

  /** Whether the password is in nothing that exists before the release does. */
  private Expression<Boolean> ownPassword() {
    return and(
        not(database.external().existingSecret),
        or(database.external().password, not(secretValues.existingSecret)));
  }

  private ConfigMap configMap() {
    return ConfigMap.of(c -> c.metadata(hook(-10)).data(config.data()));
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
                  s.metadata(hook(-10))
                      .type("Opaque")
                      .data(passwordVariable, Strings.b64enc(password)));
        });
  }

  private Job job() {
    return Job.of(
        j ->
            j.metadata(hook(-5))
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
                                      p.containers(migrate());
                                    }))));
  }

  private Container migrate() {
    return Container.of(
        c -> {
          c.name(SUFFIX).command(commands.migrate().toArray(String[]::new));
          c.envFrom(e -> e.configMapRef(r -> r.name(names.named(SUFFIX))));
          c.env(
              e ->
                  e.name(passwordVariable)
                      .valueFrom(
                          f -> f.secretKeyRef(r -> r.name(passwordSecret()).key(passwordKey()))));
          container.accept(c);
          c.resources(values.resources);
        });
  }

  private Yaml<String> passwordSecret() {
    return when(ownPassword(), names.named(SUFFIX)).otherwise(database.secretName());
  }

  private Yaml<String> passwordKey() {
    return when(ownPassword(), passwordVariable).otherwise(database.secretKey());
  }

  private Consumer<ObjectMeta.Builder> hook(int weight) {
    return m ->
        m.name(names.named(SUFFIX))
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
    private Commands commands;
    private String passwordVariable;
    private Consumer<Container.Builder> container;
    private Consumer<PodSpec.Builder> pod;

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

    /** The policy that the Job's pods are under. */
    public Builder networkPolicy(NetworkPolicyValues networkPolicy) {
      this.networkPolicy = networkPolicy;
      return this;
    }

    /**
     * Image, mounts and security context of the Job's container, and what its pod shares with the
     * application's.
     */
    public Migrations like(Consumer<Container.Builder> container, Consumer<PodSpec.Builder> pod) {
      this.container = container;
      this.pod = pod;
      return new Migrations(this);
    }
  }
}
