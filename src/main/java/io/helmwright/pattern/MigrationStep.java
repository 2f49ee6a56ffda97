package io.helmwright.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of a migration.
 *
 * @param name of its container and, with the chart's before it, of its Job: {@code migrate}
 * @param command what it runs
 */
record MigrationStep(String name, List<String> command) {

  static final String MIGRATE = "migrate";
  static final String SEED = "seed";
  static final String ADMINISTRATOR = "make-admin";

  /** What brings the schema up to date, in order. */
  static List<MigrationStep> of(MigrationTool tool) {
    var steps = new ArrayList<MigrationStep>();
    steps.add(new MigrationStep(MIGRATE, tool.migrate()));
    if (!tool.seed().isEmpty()) {
      steps.add(new MigrationStep(SEED, tool.seed()));
    }
    return steps;
  }
}
