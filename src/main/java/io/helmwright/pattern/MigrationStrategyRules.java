package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.problem.Problem;
import io.helmwright.problem.ProblemException;
import io.helmwright.values.IntegerValue;

/** What makes a strategy impossible with a tool, whatever users set. */
final class MigrationStrategyRules {

  private MigrationStrategyRules() {}

  /** An application that migrates on start must be startable without, or it races with the Job. */
  static void requireStartWithoutMigrating(String path, Migrations strategy) {
    MigrationTool tool = strategy.tool();
    if (tool.imageMigrates() && tool.start().isEmpty()) {
      throw ProblemException.error(
          path,
          "the image migrates when it starts, which races with the "
              + strategy.documented()
              + " that runs "
              + tool.name(),
          "Tell the tool how to start the application without migrating, starting(…), or choose"
              + " Migrations.onApplicationStart(…)");
    }
  }

  /** Whether pods that start together would migrate together, which the tool does not stand. */
  static boolean races(Workload workload, MigrationTool tool) {
    return tool.locking() != MigrationTool.Locking.WAITS && !workload.startsInOrder();
  }

  /** Where each pod migrates and they would race, there is one pod unless users want more. */
  static void requireOnePod(Application application, MigrationTool tool, Chart.Builder chart) {
    IntegerValue replicas = application.values().availability.replicaCount;
    long pods = replicas.defaultValue().orElseThrow().asLong();
    if (pods > 1 && races(application.values().workload(), tool)) {
      chart.report(
          Problem.error(
              replicas.key(),
              "each of the %d pods migrates as it starts, and %s %s"
                  .formatted(pods, tool.name(), tool.locking().documented()),
              "Let a Job migrate, take initContainer(…).underAdvisoryLock(), or make 1 the default"));
    }
  }

  /** A strategy that runs the tool needs to know how. */
  static void requireCommand(String path, Migrations strategy) {
    if (strategy.tool().migrate().isEmpty()) {
      throw ProblemException.error(
          path,
          "the " + strategy.documented() + " does not know how " + strategy.tool().name() + " runs",
          "Tell the tool its command, migrating(…)");
    }
  }
}
