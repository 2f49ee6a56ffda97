package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.ValueGroup;
import java.util.Optional;

/**
 * When and where an application's schema is brought up to date. A chart names its strategy in one
 * line of its values, which then declare what users may set about it.
 *
 * <p>A strategy that can't work with the rest of the chart is refused when it is declared, or when
 * the chart is built, with the reason and the way out.
 */
public abstract sealed class Migrations
    permits MigrationOnStart,
        MigrationInitContainer,
        MigrationHookJob,
        MigrationPlainJob,
        MigrationAtlasOperator,
        MigrationChoice,
        NoMigration {

  private final MigrationTool tool;

  Migrations(MigrationTool tool) {
    this.tool = tool;
  }

  /** The application's image migrates whenever a pod starts. */
  public static MigrationOnStart onApplicationStart(MigrationTool tool) {
    return new MigrationOnStart(tool, false);
  }

  /** An init container of the application's pods migrates. */
  public static MigrationInitContainer initContainer(MigrationTool tool) {
    return new MigrationInitContainer(tool, false);
  }

  /** Jobs migrate before anything is installed or upgraded: Helm hooks, a Job per step. */
  public static MigrationHookJob hookJob(MigrationTool tool) {
    return new MigrationHookJob(tool);
  }

  /**
   * An ordinary Job migrates; its name changes with what it does, and the application's pods wait
   * for the schema. Right with any database and under any tool that applies charts.
   */
  public static MigrationPlainJob plainJob(MigrationTool tool) {
    return new MigrationPlainJob(tool);
  }

  /**
   * The Atlas operator, which is in the cluster already, migrates (db.atlasgo.io/v1alpha1); the
   * application's pods wait for the schema.
   *
   * @param resource what it is given
   */
  public static MigrationAtlasOperator atlasOperator(AtlasResource resource) {
    return new MigrationAtlasOperator(resource);
  }

  /** The chart has no part in it. */
  public static NoMigration none() {
    return new NoMigration();
  }

  /**
   * Declares what users may set.
   *
   * @param root the whole file
   * @param application the application's values; the strategy's are below {@code migrations} there
   * @param embedded the value that says that the database is embedded, if it can be
   * @throws io.helmwright.problem.ProblemException if the strategy can't work
   */
  public final MigrationPlan declare(
      ValueGroup root, ApplicationValues application, Optional<BooleanValue> embedded) {
    return plan(root, application.key() + ".migrations", application, embedded);
  }

  abstract MigrationPlan plan(
      ValueGroup root, String path, ApplicationValues application, Optional<BooleanValue> embedded);

  MigrationTool tool() {
    return tool;
  }

  /** What the strategy is called in messages and documentation: {@code hook Job}. */
  abstract String documented();
}
