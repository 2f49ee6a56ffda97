package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.SecretKeySelector;
import io.helmwright.template.Collections;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Jobs need that run before the release's own objects are there: copies of its ConfigMap, its
 * Secret, its certificates and its ServiceAccount, which are hooks themselves at a lower weight.
 */
final class HookCopies {

  static final String SUFFIX = MigrationStep.MIGRATE;
  static final String CERTIFICATES_SUFFIX = "migrate-ca";

  private static final String HOOK = "helm.sh/hook";
  private static final String HOOK_WEIGHT = "helm.sh/hook-weight";
  private static final String HOOK_DELETE_POLICY = "helm.sh/hook-delete-policy";

  /** What makes a hook of an object. */
  static final String[] HOOK_ANNOTATIONS = {HOOK, HOOK_WEIGHT, HOOK_DELETE_POLICY};

  /** Below that of any Job. */
  static final int WEIGHT = -10;

  private final Application application;
  private final Expression<Boolean> condition;
  private final Yaml<String> events;
  private final String component;
  private final Optional<BooleanValue> embedded;

  /**
   * @param condition when there are Jobs at all
   * @param events the hooks' events: {@code pre-install,pre-upgrade}
   * @param component the label of the Jobs' pods
   * @param embedded what says that the database is embedded, if the Jobs may run then too
   */
  HookCopies(
      Application application,
      Expression<Boolean> condition,
      Yaml<String> events,
      String component,
      Optional<BooleanValue> embedded) {
    this.application = application;
    this.condition = condition;
    this.events = events;
    this.component = component;
    this.embedded = embedded;
  }

  void addTo(Chart.Builder chart) {
    var names = application.names();
    chart.add("configmap-migrate.yaml", when(condition, configMap()));
    chart.add(
        "configmap-migrate-ca.yaml",
        application.certificates().copy(condition, hook(names.named(CERTIFICATES_SUFFIX), WEIGHT)));
    chart.add("secret-migrate.yaml", when(and(condition, ownSecret()), secret()));
    chart.add(
        "serviceaccount-migrate.yaml",
        application.account().copy(condition, hook(names.named(SUFFIX), WEIGHT)));
    chart.add(
        "networkpolicy-migrate.yaml",
        application
            .values()
            .networkPolicy
            .databaseOnly(
                condition,
                hook(names.named(SUFFIX), WEIGHT),
                names.selector(component),
                application.database()));
  }

  /** Metadata of a hook that is replaced at each run. */
  Consumer<ObjectMeta.Builder> hook(Expression<String> name, int weight) {
    return m ->
        m.name(name)
            .labels(application.names().labels())
            .annotations(HOOK, events)
            .annotations(HOOK_WEIGHT, String.valueOf(weight))
            .annotations(HOOK_DELETE_POLICY, "before-hook-creation");
  }

  /** The same for one of the Jobs. */
  Consumer<ObjectMeta.Builder> hookOfJob(Expression<String> name, int weight) {
    return hook(name, weight).andThen(m -> m.labels(ChartNames.COMPONENT_LABEL, component));
  }

  /** The environment of a Job's container, from the copies. */
  void environment(Container.Builder c) {
    var names = application.names();
    var existing = application.secrets().values().existingSecret;
    c.envFrom(e -> e.configMapRef(r -> r.name(names.named(SUFFIX))))
        .envFrom(when(ownSecret(), secretOf(names.named(SUFFIX))))
        .envFrom(when(existing, secretOf(existing)))
        .envFrom(application.extra().envFrom)
        .env(password(application.database().passwordName()));
  }

  /** A variable with the database's password, from the copy unless that is there already. */
  Yaml<EnvVar> password(String variable) {
    return EnvVar.of(e -> e.name(variable).valueFrom(f -> f.secretKeyRef(password())));
  }

  /** The account and the volumes of a Job's pod. */
  void account(PodSpec.Builder pod) {
    pod.serviceAccountName(application.account().nameOrCopy(application.names().named(SUFFIX)))
        .automountServiceAccountToken(false);
  }

  /** The volumes with the certificates. */
  void volumes(PodSpec.Builder pod) {
    pod.volumes(application.certificates().volumesOfHook(CERTIFICATES_SUFFIX));
  }

  /** Whether the password is in nothing that exists before the release does. */
  private Expression<Boolean> ownPassword() {
    var external = application.database().external();
    Expression<Boolean> given =
        or(external.password, not(application.secrets().values().existingSecret));
    return embedded.isPresent()
        ? and(not(embedded.get()), not(external.existingSecret), given)
        : and(not(external.existingSecret), given);
  }

  /** Whether there is any secret that exists only with the release. */
  private Expression<Boolean> ownSecret() {
    var external = application.database().external();
    return or(
        not(application.secrets().values().existingSecret),
        and(external.password, not(external.existingSecret)));
  }

  private ConfigMap configMap() {
    return ConfigMap.of(
        c ->
            c.metadata(hook(application.names().named(SUFFIX), WEIGHT))
                .data(application.config().data()));
  }

  private Yaml<Secret> secret() {
    var database = application.database();
    return let(
        "given",
        application.secrets().given(),
        given -> {
          Expression<Map<String, String>> all = Expression.of(given.term(), ResultType.MAP);
          var fromSecrets =
              Collections.get(all, Strings.literal(database.passwordName()), ResultType.TEXT);
          var password = Strings.orDefault(database.external().password, fromSecrets);
          return Secret.of(
              s ->
                  s.metadata(hook(application.names().named(SUFFIX), WEIGHT))
                      .type("Opaque")
                      .data(database.passwordName(), when(password, Strings.b64enc(password)))
                      .data(SecretSources.data(given, List.of(database.passwordName()))));
        });
  }

  private static EnvFromSource secretOf(Expression<String> name) {
    return EnvFromSource.of(e -> e.secretRef(r -> r.name(name)));
  }

  private Yaml<SecretKeySelector> password() {
    var database = application.database();
    return when(
            ownPassword(),
            SecretKeySelector.of(
                r -> r.name(application.names().named(SUFFIX)).key(database.passwordName())))
        .otherwise(
            SecretKeySelector.of(r -> r.name(database.secretName()).key(database.secretKey())));
  }
}
