package io.helmwright.chart;

import static io.helmwright.chart.Demo.container;
import static io.helmwright.chart.Demo.demo;
import static io.helmwright.chart.Demo.hook;
import static io.helmwright.chart.Demo.job;
import static io.helmwright.chart.Demo.pod;
import static io.helmwright.chart.Demo.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.kubernetes.Job;
import org.junit.jupiter.api.Test;

/** How a chart overrules a rule. */
class WaiverTest {

  private static Chart.Builder slow() {
    return demo()
        .add(
            job(
                hook("migrate", "pre-upgrade", 0),
                s -> s.ttlSecondsAfterFinished(60),
                pod(container("main"))));
  }

  @Test
  void aWarningDoesNotRefuseTheChart() {
    assertThat(slow().build().warnings()).hasSize(1);
  }

  @Test
  void aWaivedWarningIsNotGiven() {
    var chart = slow().waive(Waivable.HOOK_DEADLINE, "Helm 3 only.").build();

    assertThat(chart.warnings()).isEmpty();
    assertThat(chart.waivers()).containsEntry(Waivable.HOOK_DEADLINE, "Helm 3 only.");
  }

  @Test
  void aFindingIsAcceptedForAReason() {
    var chart = demo();

    assertThatThrownBy(() -> chart.accept("empty-secret", "*", "*", " "))
        .hasMessage("accept(\"empty-secret\", …) needs a reason");
  }

  @Test
  void anErrorOfTheSameRuleIsGivenAllTheSame() {
    var chart =
        demo()
            .add(
                Job.of(
                    j ->
                        j.metadata(hook("migrate", "pre-upgrade", 0))
                            .spec(
                                s ->
                                    s.backoffLimit(1)
                                        .ttlSecondsAfterFinished(60)
                                        .template(
                                            t ->
                                                t.spec(
                                                    pod(container("main"))
                                                        .andThen(p -> p.restartPolicy("Never")))))))
            .waive(Waivable.HOOK_DEADLINE, "Helm 3 only.");

    assertThat(refusal(chart))
        .isEqualTo(
            "error: demo: templates/job.yaml, Job migrate: it has no activeDeadlineSeconds, so that"
                + " Helm gives up while it goes on. Set it below Helm's --timeout, 300 by default.");
  }

  @Test
  void aWaiverIsNeeded() {
    assertThat(refusal(slow().waive(Waivable.HOOK_DEADLINE, "why").waive(Waivable.PROBES, "why")))
        .isEqualTo(
            "error: demo: waiver PROBES: the rule finds nothing in the chart. Remove waive(PROBES,"
                + " …).");
  }

  @Test
  void aWaiverHasAReason() {
    assertThatThrownBy(() -> demo().waive(Waivable.PROBES, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("waive(PROBES, …) needs a reason");
  }
}
