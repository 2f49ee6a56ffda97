package io.helmwright.chart;

import static io.helmwright.chart.Demo.configMap;
import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.deploymentOf;
import static io.helmwright.chart.Demo.hook;
import static io.helmwright.chart.Demo.hookJob;
import static io.helmwright.chart.Demo.job;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.PersistentVolumeClaim;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.ServiceAccount;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValuesSpec;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a hook needs, and what needs a hook, in the words that the chart's author reads. */
class HookRulesTest {

  private static final String BEFORE = "pre-install,pre-upgrade";

  private static final class Values extends ValuesSpec {
    final StringValue existingSecret = line("existingSecret").describedAs("A Secret.");
    final BooleanValue embedded = bool("embedded").defaultsTo(true).describedAs("A database.");
    final BooleanValue migrate = bool("migrate").describedAs("Migrate in a Job.");

    Values embeddedExcludesMigrate() {
      rule(
          ValueRule.when(migrate.isTrue())
              .require(embedded.isFalse(), "embedded: set it to false"));
      return this;
    }
  }

  private static Consumer<PodSpec.Builder> environmentFrom(Yaml<String> configMap) {
    return pod(
        container("main").andThen(c -> c.envFrom(e -> e.configMapRef(r -> r.name(configMap)))));
  }

  private static Consumer<PodSpec.Builder> environmentFrom(String configMap) {
    return environmentFrom(Yaml.string(configMap));
  }

  @Nested
  class WhatAHookNeeds {

    @Test
    void isNotMadeAfterIt() {
      var chart =
          demo()
              .add(configMap("demo-config"))
              .add(hookJob(BEFORE, -5, environmentFrom("demo-config")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/job.yaml, Job migrate: it needs the ConfigMap demo-config of"
                  + " templates/configmap.yaml, which Helm makes only after it. Make a hook-only"
                  + " copy at a lower weight and refer to that, or put what is needed into the Job.");
    }

    @Test
    void isAHookAtALowerWeight() {
      var chart =
          demo()
              .add(configMap(hook("demo-migrate", BEFORE, -10)))
              .add(hookJob(BEFORE, -5, environmentFrom("demo-migrate")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void isNoHookAtTheSameWeight() {
      var chart =
          demo()
              .add(configMap(hook("demo-migrate", BEFORE, -5)))
              .add(hookJob(BEFORE, -5, environmentFrom("demo-migrate")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/job.yaml, Job migrate: it needs the ConfigMap demo-migrate of"
                  + " templates/configmap.yaml, whose weight -5 is not below its own -5. Give the"
                  + " ConfigMap a lower weight.");
    }

    @Test
    void isAHookOfTheSameEvents() {
      var chart =
          demo()
              .add(configMap(hook("demo-migrate", "pre-install", -10)))
              .add(hookJob(BEFORE, -5, environmentFrom("demo-migrate")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/job.yaml, Job migrate: it needs the ConfigMap demo-migrate of"
                  + " templates/configmap.yaml, which is no hook of pre-upgrade. Make both hooks of"
                  + " the same events.");
    }

    @Test
    void mayBeMadeByOthersOrBeOptional() {
      var optional =
          container("main")
              .andThen(c -> c.envFrom(e -> e.configMapRef(r -> r.name("demo").optional(true))));
      var chart =
          demo()
              .add(configMap("demo"))
              .add("job-1.yaml", hookJob(BEFORE, 0, pod(optional)))
              .add("job-2.yaml", job(hook("other", BEFORE, 0), s -> {}, environmentFrom("theirs")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void mayBeMadeBeforeAHookThatComesAfterwards() {
      var chart =
          demo().add(configMap("demo")).add(hookJob("post-install", 0, environmentFrom("demo")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }

    @Test
    void isFoundWhereverAPodRefersToIt() {
      var secret = Secret.of(s -> s.metadata(m -> m.name("demo")));
      var claim = PersistentVolumeClaim.of(c -> c.metadata(m -> m.name("data")).spec(s -> {}));
      var account = ServiceAccount.of(a -> a.metadata(m -> m.name("runner")));
      var chart =
          demo()
              .add(secret)
              .add(claim)
              .add(account)
              .add(configMap("demo"))
              .add(
                  hookJob(
                      BEFORE,
                      0,
                      pod(container("main")
                              .andThen(
                                  c ->
                                      c.env(
                                          e ->
                                              e.name("A")
                                                  .valueFrom(
                                                      f ->
                                                          f.secretKeyRef(
                                                              r -> r.name("demo").key("a"))))))
                          .andThen(
                              p ->
                                  p.serviceAccountName("runner")
                                      .volumes(
                                          v ->
                                              v.name("data")
                                                  .persistentVolumeClaim(c -> c.claimName("data")))
                                      .volumes(
                                          v ->
                                              v.name("all")
                                                  .projected(
                                                      x ->
                                                          x.sources(
                                                              s ->
                                                                  s.configMap(
                                                                      c -> c.name("demo"))))))));

      assertThat(
              refusal(chart)
                  .lines()
                  .map(line -> line.replaceAll(".* it needs the (.*) of .*", "$1")))
          .containsExactlyInAnyOrder(
              "Secret demo",
              "PersistentVolumeClaim data",
              "ServiceAccount runner",
              "ConfigMap demo");
    }

    @Test
    void isFoundBehindAHelperAndHoweverTheNameIsPutTogether() {
      Expression<String> name =
          NamedTemplate.of("demo.name", "A name.", ResultType.NAME, BuiltIn.RELEASE_NAME.node());
      var chart =
          demo()
              .add(configMap(m -> m.name(Strings.text(name, "-config"))))
              .add(
                  hookJob(
                      BEFORE,
                      0,
                      environmentFrom(Strings.printf("%s-config", BuiltIn.RELEASE_NAME))));

      assertThat(refusal(chart))
          .startsWith(
              "error: demo: templates/job.yaml, Job migrate: it needs the ConfigMap …-config of"
                  + " templates/configmap.yaml, which Helm makes only after it.");
    }

    @Test
    void isNotMadeByWhatItsConditionExcludes() {
      var v = new Values();

      assertThat(refusal(withSecret(v, v.embedded)))
          .startsWith("error: demo: templates/job.yaml, Job migrate: it needs the Secret of");
      assertThatCode(() -> withSecret(v, v.existingSecret).build()).doesNotThrowAnyException();
    }

    /** A hook that takes a Secret under a condition; the chart's own is there without a user's. */
    private static Chart.Builder withSecret(Values v, Expression<?> condition) {
      Expression<String> name =
          NamedTemplate.of(
              "demo.secretName",
              "The Secret.",
              ResultType.LINE,
              TextBlock.of(
                      t ->
                          t.when(
                              v.existingSecret,
                              users -> users.output(v.existingSecret),
                              own -> own.output(Strings.printf("%s-own", BuiltIn.RELEASE_NAME))))
                  .node());
      var source = EnvFromSource.of(e -> e.secretRef(r -> r.name(name)));
      return demo()
          .values(v)
          .add(when(not(v.existingSecret), Secret.of(s -> s.metadata(m -> m.name(name)))))
          .add(
              reading(
                  v,
                  hookJob(
                      BEFORE,
                      0,
                      pod(container("main").andThen(c -> c.envFrom(when(condition, source)))))));
    }

    @Test
    void isNotMadeByWhatARuleBetweenValuesExcludes() {
      assertThat(refusal(migratingWith(new Values())))
          .startsWith(
              "error: demo: templates/job.yaml, Job migrate: it needs the ConfigMap database of");
      assertThatCode(() -> migratingWith(new Values().embeddedExcludesMigrate()).build())
          .doesNotThrowAnyException();
    }

    private static Chart.Builder migratingWith(Values v) {
      return demo()
          .values(v)
          .add(when(v.embedded, configMap("database")))
          .add(reading(v, when(v.migrate, hookJob(BEFORE, 0, environmentFrom("database")))));
    }
  }

  @Nested
  class WhatThePodsOfTheReleaseNeed {

    @Test
    void isNoHook() {
      var chart =
          demo()
              .add(configMap(hook("demo", BEFORE, -10)))
              .add(deploymentOf(environmentFrom("demo")));

      assertThat(refusal(chart))
          .isEqualTo(
              "error: demo: templates/configmap.yaml, ConfigMap demo: the Deployment demo of"
                  + " templates/deployment.yaml needs it, but as a hook it is no part of the release"
                  + " and is deleted by its delete policy. Remove the annotation helm.sh/hook, and"
                  + " make a hook-only copy under another name for the hook that needs it.");
    }

    @Test
    void isAnOrdinaryObjectBesideItsCopy() {
      var chart =
          demo()
              .add("configmap.yaml", configMap("demo"))
              .add("configmap-migrate.yaml", configMap(hook("demo-migrate", BEFORE, -10)))
              .add(hookJob(BEFORE, -5, environmentFrom("demo-migrate")))
              .add(deploymentOf(environmentFrom("demo")));

      assertThatCode(chart::build).doesNotThrowAnyException();
    }
  }

  /** Uses every value, since a chart with an unused one is refused. */
  private static Yaml<?> reading(Values v, Job job) {
    return reading(v, Yaml.of(job.node()));
  }

  private static Yaml<?> reading(Values v, Yaml<?> job) {
    var all = when(v.existingSecret, when(v.embedded, when(v.migrate, configMap("x"))));
    return Yaml.of(new Node.Group(List.of(job.node(), new Node.Document(all.node()))));
  }
}
