package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.pattern.MigrationTool;
import io.helmwright.pattern.MigrationTool.Locking;
import io.helmwright.pattern.Migrations;
import io.helmwright.problem.Problem;
import org.junit.jupiter.api.Test;

/** Strategies that can't work with the rest of the chart, with the way out. */
class StrategyRefusalTest {

  private static MigrationTool tool() {
    return MigrationTool.named("sequelize-cli", Locking.NONE, "SequelizeMeta");
  }

  private static String refusal(Migrations strategy) {
    try {
      new HeimdallChart(strategy).define();
    } catch (io.helmwright.problem.ProblemException e) {
      return e.getMessage();
    }
    throw new AssertionError("not refused");
  }

  @Test
  void a_hook_job_before_an_embedded_database_is_refused() {
    assertThat(refusal(Migrations.hookJob(HeimdallChart.SEQUELIZE)))
        .isEqualTo(
            "error: heimdall.migrations: the hook Job runs before an embedded database exists, and would wait for"
                + " it for ever. Choose what happens then: hookJob(…).plainJobWhenEmbedded() or"
                + " hookJob(…).afterInstallationWhenEmbedded().");
  }

  @Test
  void a_job_beside_an_application_that_migrates_on_start_is_refused() {
    assertThat(refusal(Migrations.plainJob(tool().migratingOnStart().migrating("migrate"))))
        .isEqualTo(
            "error: heimdall.migrations: the image migrates when it starts, which races with the plain Job that runs"
                + " sequelize-cli. Tell the tool how to start the application without migrating,"
                + " starting(…), or choose Migrations.onApplicationStart(…).");
  }

  @Test
  void an_init_container_beside_an_application_that_migrates_on_start_is_refused() {
    assertThat(refusal(Migrations.initContainer(tool().migratingOnStart().migrating("migrate"))))
        .startsWith(
            "error: heimdall.migrations: the image migrates when it starts, which races with the init container");
  }

  @Test
  void a_strategy_that_does_not_know_the_command_is_refused() {
    assertThat(refusal(Migrations.hookJob(tool()).plainJobWhenEmbedded()))
        .isEqualTo(
            "error: heimdall.migrations: the hook Job does not know how sequelize-cli runs. Tell the tool its command,"
                + " migrating(…).");
  }

  @Test
  void a_plain_job_whose_end_pods_cant_tell_is_refused() {
    assertThat(refusal(Migrations.plainJob(tool().migrating("migrate"))))
        .isEqualTo(
            "error: heimdall.migrations: pods must wait for the plain Job, but sequelize-cli can't be asked for the"
                + " schema. Tell the tool a command that succeeds when no migration is pending,"
                + " upToDateWhen(…).");
  }

  @Test
  void a_job_after_the_installation_is_warned_about() {
    var chart =
        new HeimdallChart(
                Migrations.hookJob(HeimdallChart.SEQUELIZE).afterInstallationWhenEmbedded())
            .define();

    assertThat(chart.warnings())
        .extracting(Problem::toString)
        .containsExactly(
            "warning: heimdall.migrations.job: with an embedded database the Jobs run after the installation, which"
                + " \"helm install --wait\" never reaches if the pods need the schema to become ready."
                + " Install without --wait, or let a plain Job migrate: plainJobWhenEmbedded().");
  }
}
