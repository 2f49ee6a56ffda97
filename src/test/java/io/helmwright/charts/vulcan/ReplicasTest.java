package io.helmwright.charts.vulcan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helmwright.pattern.Migrations;
import org.junit.jupiter.api.Test;

/** Two pods of a Deployment start together: a strategy must stand that. */
class ReplicasTest {

  private static final String REFUSAL =
      "error: vulcan.replicaCount: each of the 2 pods migrates as it starts, and rails lets only one run; another"
          + " that starts meanwhile fails and is started again. Let a Job migrate, take"
          + " initContainer(…).underAdvisoryLock(), or make 1 the default.";

  @Test
  void an_init_container_of_each_pod_is_refused() {
    assertThatThrownBy(() -> new VulcanChart(Migrations.initContainer(VulcanChart.RAILS)).define())
        .hasMessage(REFUSAL);
  }

  @Test
  void a_migration_on_start_is_refused() {
    assertThatThrownBy(
            () -> new VulcanChart(Migrations.onApplicationStart(VulcanChart.RAILS)).define())
        .hasMessage(REFUSAL);
  }

  @Test
  void an_init_container_under_a_lock_is_fine() {
    var strategy = Migrations.initContainer(VulcanChart.RAILS).underAdvisoryLock();

    assertThatCode(() -> new VulcanChart(strategy).define()).doesNotThrowAnyException();
  }

  @Test
  void a_job_is_fine() {
    assertThat(new VulcanChart().define().warnings()).isEmpty();
  }
}
