package io.helmwright.pattern;

import io.helmwright.kubernetes.PersistentVolumeClaim;
import io.helmwright.template.Expression;
import io.helmwright.values.ListValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

/** A volume that outlives the pods: a PersistentVolumeClaim of the user's or of the chart's own. */
public final class VolumeClaimValues extends ValueGroup {

  /** A claim that is already there. */
  public final StringValue existingClaim =
      name("existingClaim")
          .describedAs("Name of an existing PersistentVolumeClaim; the chart then makes none.");

  /** How large the volume is. */
  public final StringValue size =
      line("size").defaultsTo("10Gi").notEmpty().describedAs("Size of the volume.");

  final StringValue storageClass =
      name("storageClass")
          .omittedWhenEmpty()
          .describedAs("Class of the volume; the cluster's default when empty.");

  /** Who may mount it. */
  public final ListValue accessModes =
      strings("accessModes")
          .defaultsTo("ReadWriteOnce")
          .notEmpty()
          .describedAs("How the volume may be mounted.");

  VolumeClaimValues(ValueGroup parent, String path) {
    super(parent, path);
  }

  /** The chart's own claim, which stays when the release goes. */
  PersistentVolumeClaim claim(ChartNames names, Expression<String> name) {
    return PersistentVolumeClaim.of(
        c ->
            c.metadata(names.metadata(name, m -> m.annotations("helm.sh/resource-policy", "keep")))
                .spec(
                    s ->
                        s.accessModes(accessModes)
                            .storageClassName(storageClass)
                            .resources(r -> r.requests("storage", size))));
  }
}
