package io.helmwright.chart;

import static io.helmwright.chart.Demo.configMap;
import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.hook;
import static io.helmwright.chart.Demo.hookJob;
import static io.helmwright.chart.Demo.job;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static io.helmwright.chart.Demo.warnings;
import static io.helmwright.template.Control.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.ValuesSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules say about hook Jobs, and about hooks of Argo CD. */
class HookJobRulesTest {

  private static final class Values extends ValuesSpec {
    final IntegerValue deadline =
        integer("deadline").defaultsTo(600).describedAs("Seconds of the Job.");
  }

  @Nested
  class DeletePolicy {

    private Chart.Builder withPolicy(Consumer<ObjectMeta.Builder> more) {
      return demo()
          .add(
              job(
                  m -> {
                    m.name("migrate").annotations("helm.sh/hook", "pre-upgrade");
                    more.accept(m);
                  },
                  s -> {},
                  pod(container("main"))));
    }

    @Test
    void isThere() {
      assertThat(refusal(withPolicy(m -> {})))
          .isEqualTo(
              "error: demo: templates/job.yaml, Job migrate: it lacks the annotation"
                  + " helm.sh/hook-delete-policy, and only a default of newer Helms removes the Job of"
                  + " the last run, which has the same name. Set it to before-hook-creation.");
    }

    @Test
    void isNotNeededWhereTheNameCarriesTheRevision() {
      var chart =
          demo()
              .add(
                  job(
                      m ->
                          m.name(Strings.text("migrate-", BuiltIn.RELEASE_REVISION))
                              .annotations("helm.sh/hook", "pre-upgrade"),
                      s -> {},
                      pod(container("main"))));

      assertThat(warnings(chart)).isEmpty();
    }

    @Test
    void isBestNotHookSucceeded() {
      var chart =
          withPolicy(
              m ->
                  m.annotations(
                      "helm.sh/hook-delete-policy", "before-hook-creation,hook-succeeded"));

      assertThat(warnings(chart))
          .isEqualTo(
              "warning: demo: templates/job.yaml, Job migrate: its delete policy is hook-succeeded,"
                  + " on which some releases of Helm 4 hang and which confuses Argo CD. Use"
                  + " before-hook-creation; or waive(HOOK_DELETE_POLICY, \"why\").");
    }
  }

  @Nested
  class Deadline {

    private final Consumer<ObjectMeta.Builder> hook = hook("migrate", "pre-upgrade", 0);

    @Test
    void isThereWithABackoffLimitAndNoRestarts() {
      var chart =
          demo()
              .add(
                  Job.of(
                      j ->
                          j.metadata(hook)
                              .spec(
                                  s ->
                                      s.template(
                                          t ->
                                              t.spec(
                                                  pod(container("main"))
                                                      .andThen(
                                                          p -> p.restartPolicy("OnFailure")))))));

      assertThat(refusal(chart))
          .isEqualTo(
              """
              error: demo: templates/job.yaml, Job migrate: it has no activeDeadlineSeconds, so that \
              Helm gives up while it goes on. Set it below Helm's --timeout, 300 by default.
              error: demo: templates/job.yaml, Job migrate: it has no backoffLimit, so that it is \
              tried six times over. Say how often a failed run is tried again.
              error: demo: templates/job.yaml, Job migrate: its restartPolicy is not Never, so that \
              the log of a failed run may be lost. Set restartPolicy("Never").""");
    }

    @Test
    void isBelowHelmsByDefault() {
      var v = new Values();
      var slow =
          Job.of(
              j ->
                  j.metadata(hook)
                      .spec(
                          s ->
                              s.backoffLimit(1)
                                  .activeDeadlineSeconds(v.deadline)
                                  .template(
                                      t ->
                                          t.spec(
                                              pod(container("main"))
                                                  .andThen(p -> p.restartPolicy("Never"))))));

      assertThat(warnings(demo().values(v).add(slow)))
          .isEqualTo(
              "warning: demo: templates/job.yaml, Job migrate: its activeDeadlineSeconds is 600, and"
                  + " Helm gives up after 300 by default. Set it below 300; or waive(HOOK_DEADLINE,"
                  + " \"why\").");
    }

    @Test
    void isWarnedOfOnce() {
      var twice =
          Job.of(
              j ->
                  j.metadata(hook)
                      .spec(
                          s ->
                              s.backoffLimit(1)
                                  .activeDeadlineSeconds(
                                      when(BuiltIn.RELEASE_IS_UPGRADE, Yaml.integer(900))
                                          .otherwise(Yaml.integer(900)))
                                  .template(
                                      t ->
                                          t.spec(
                                              pod(container("main"))
                                                  .andThen(p -> p.restartPolicy("Never"))))));

      assertThat(demo().add(twice).build().warnings()).hasSize(1);
    }

    @Test
    void isNotFollowedByATimeToLive() {
      var chart = demo().add(job(hook, s -> s.ttlSecondsAfterFinished(60), pod(container("main"))));

      assertThat(warnings(chart))
          .isEqualTo(
              "warning: demo: templates/job.yaml, Job migrate: it has ttlSecondsAfterFinished, and"
                  + " Helm 4 waits for ever for a Job that has been removed meanwhile. Leave it out;"
                  + " before-hook-creation removes the Job; or waive(HOOK_DEADLINE, \"why\").");
    }
  }

  @Nested
  class ArgoHook {

    private final Consumer<ObjectMeta.Builder> argos =
        m -> m.name("sync").annotations("argocd.argoproj.io/hook", "PreSync");

    @Test
    void standsBesideNoHookOfHelms() {
      var chart =
          demo().add(configMap(argos)).add(hookJob("pre-upgrade", 0, pod(container("main"))));

      assertThat(warnings(chart))
          .isEqualTo(
              "warning: demo: templates/configmap.yaml, ConfigMap sync: it is a hook of Argo CD, which"
                  + " then ignores Helm's hooks, such as the Job migrate of templates/job.yaml. Use"
                  + " Helm's hooks only, which Argo CD runs too; or waive(ARGO_HOOK, \"why\").");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "test-success"})
    void mayStandBesideATest(String event) {
      var chart = demo().add(configMap(argos)).add(hookJob(event, 0, pod(container("main"))));

      assertThat(warnings(chart)).isEmpty();
    }
  }
}
