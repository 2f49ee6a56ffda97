package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;
import java.util.Optional;

/** What users may set about the Jobs that migrate. */
final class MigrationJobValues extends ValueGroup {

  private static final String BELOW_TIMEOUT = "Keep it below Helm's --timeout, 300 by default.";

  private final BooleanValue enabled = bool("enabled");
  final Optional<ImageValues> image;
  private Optional<ValueTest> chosen = Optional.empty();
  final IntegerValue backoffLimit =
      integer("backoffLimit")
          .defaultsTo(3)
          .min(0)
          .describedAs("How often a failed migration is tried again.");
  final IntegerValue activeDeadlineSeconds =
      integer("activeDeadlineSeconds").defaultsTo(240).min(1);
  final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("100m", "256Mi", "512Mi", "256Mi"))
          .describedAs("Requests and limits of the migration.");
  final Optional<First> backupFirst;

  /** What users may set about the backup before a migration. */
  static final class First extends ValueGroup {

    final BooleanValue enabled =
        bool("enabled")
            .describedAs(
                "Whether a Job dumps the database before each upgrade, to where backups are kept, see the README.");
    final IntegerValue activeDeadlineSeconds =
        integer("activeDeadlineSeconds")
            .defaultsTo(240)
            .min(1)
            .describedAs("Seconds after which that Job has failed. " + BELOW_TIMEOUT);

    private First(ValueGroup parent) {
      super(parent, "backupFirst");
      describe("", "A backup before the migration.");
    }
  }

  private MigrationJobValues(
      ValueGroup parent,
      String path,
      MigrationTool tool,
      boolean enabledByDefault,
      String purpose,
      String deadline,
      boolean backupFirst) {
    super(parent, path);
    this.image = tool.image().map(i -> ImageValues.followingChart(this, "image", i.repository()));
    enabled.defaultsTo(enabledByDefault).describedAs(purpose);
    activeDeadlineSeconds.describedAs("Seconds after which the Job has failed. " + deadline);
    this.backupFirst = backupFirst ? Optional.of(new First(this)) : Optional.empty();
  }

  /** A hook Job in place of a migration on start, off by default. */
  static MigrationJobValues optional(ValueGroup parent, String path, MigrationTool tool) {
    return new MigrationJobValues(
        parent,
        path,
        tool,
        false,
        "Migrate in a Job before installation and upgrade instead of in each pod as it starts. For external"
            + " databases only.",
        BELOW_TIMEOUT,
        false);
  }

  /**
   * Hook Jobs, on by default.
   *
   * @param backupFirst whether users may have a backup before them
   */
  static MigrationJobValues hooks(
      ValueGroup parent, String path, MigrationTool tool, boolean backupFirst) {
    return new MigrationJobValues(
        parent,
        path,
        tool,
        true,
        "Whether the chart migrates. Switch it off only to migrate by hand.",
        BELOW_TIMEOUT,
        backupFirst);
  }

  /** A plain Job, on by default. */
  static MigrationJobValues plain(ValueGroup parent, String path, MigrationTool tool) {
    var values =
        new MigrationJobValues(
            parent,
            path,
            tool,
            true,
            "Whether the chart migrates. Switch it off only to migrate by hand: the pods wait for the schema in any"
                + " case.",
            "Keep it below the time that the pods wait for the schema.",
            false);
    // Helm does not wait for it, but it waits for an embedded database to start.
    values.activeDeadlineSeconds.defaultsTo(600);
    return values;
  }

  /** Refuses the Job beside an embedded database, which is not there when hooks run. */
  void onlyWithout(BooleanValue embedded) {
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                embedded.isFalse(),
                "%s.enabled: set it to false, or %s to false; the Job runs before an embedded database exists and would"
                        .formatted(key(), embedded.key())
                    + " wait for ever"));
  }

  /** Lets users choose another way to migrate. */
  void onlyWhen(ValueTest chosen) {
    this.chosen = Optional.of(chosen);
  }

  /** What switches the backup before them on and off, if users may have one. */
  Optional<BooleanValue> backsUp() {
    return backupFirst.map(first -> first.enabled);
  }

  /** What switches the Jobs on and off. */
  BooleanValue enabled() {
    return enabled;
  }

  /** Whether there are Jobs. */
  Expression<Boolean> wanted() {
    return inCharge(enabled);
  }

  /** Under a condition, while users have not chosen another way to migrate. */
  Expression<Boolean> inCharge(Expression<Boolean> condition) {
    return chosen
        .map(test -> Conditions.and(test.condition(), condition))
        .orElseGet(() -> Conditions.and(condition));
  }
}
