package io.helmwright.pattern;

import io.helmwright.problem.ProblemException;

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
