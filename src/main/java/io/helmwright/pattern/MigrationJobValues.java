package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import java.util.Optional;

/** A Job that migrates the schema before the application is installed or upgraded. */
public final class MigrationJobValues extends ValueGroup {

  private final BooleanValue enabled =
      bool("enabled")
          .describedAs(
              "Migrate in a Job before installation and upgrade instead of in each pod as it starts. For external"
                  + " databases only.");
  final IntegerValue backoffLimit =
      integer("backoffLimit")
          .defaultsTo(3)
          .min(0)
          .describedAs("How often a failed migration is tried again.");
  final IntegerValue activeDeadlineSeconds =
      integer("activeDeadlineSeconds")
          .defaultsTo(240)
          .min(1)
          .describedAs(
              "Seconds after which the Job has failed. Keep it below Helm's --timeout, 300 by default.");
  final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("100m", "256Mi", "512Mi", "256Mi"))
          .describedAs("Requests and limits of the migration.");

  /**
   * Declares the values.
   *
   * @param parent where
   * @param path the Job's keys
   * @param embedded the value that says that the database is embedded; empty when it never is
   */
  public MigrationJobValues(ValueGroup parent, String path, Optional<BooleanValue> embedded) {
    super(parent, path);
    embedded.ifPresent(this::refuseWith);
  }

  private void refuseWith(BooleanValue embedded) {
    rule(
        ValueRule.when(enabled.isTrue())
            .require(
                embedded.isFalse(),
                "%s.enabled: set it to false, or %s to false; the Job runs before an embedded database exists and would"
                        .formatted(key(), embedded.key())
                    + " wait for ever"));
  }

  /** Whether there is a Job. */
  public BooleanValue enabled() {
    return enabled;
  }
}
