package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;
import io.helmwright.values.ValueTest;

/**
 * Whether the application's files outlive its pods, and the volume that they are on. A volume that
 * one node has at a time allows one pod, and in a Deployment no new pod beside the old one.
 */
public final class PersistenceValues extends ValueGroup {

  private static final String SHARED = "ReadWriteMany";

  /** Whether the files outlive the pods. */
  public final BooleanValue enabled =
      bool("enabled")
          .defaultsTo(true)
          .describedAs(
              "Keep files on a PersistentVolumeClaim. Without it each pod has its own and loses them with it.");

  /** The volume. */
  public final VolumeClaimValues volume;

  private final Workload.Rollout rollout;

  /** Declares the values below {@code persistence} of the application. */
  public PersistenceValues(ApplicationSpec spec) {
    super(spec, spec.app.key() + ".persistence");
    describe("", "The application's files; the volume outlives the release.");
    this.volume = new VolumeClaimValues(this, "");
    volume.accessModes.describedAs(
        "How the volume may be mounted, also an existing one. Several pods need " + SHARED + ".");
    var oneNode =
        ValueTest.all(enabled.isTrue(), ValueTest.not(volume.accessModes.contains(SHARED)));
    rule(
        ValueRule.when(ValueTest.all(enabled.isTrue(), spec.app.availability.mayBeSeveral()))
            .require(
                volume.accessModes.contains(SHARED),
                "%s: say %s for more than one pod, or set %s to false"
                    .formatted(volume.accessModes.key(), SHARED, enabled.key())));
    this.rollout = spec.app.rollout();
    rollout.mustStopFirst(
        oneNode,
        "or let %s say %s: the volume is on one node at a time"
            .formatted(volume.accessModes.key(), SHARED));
  }

  /** What such a volume asks of the rollout: {@code under strategy.type=…}. */
  String documentedRollout() {
    return rollout.documentedStopFirst();
  }
}
