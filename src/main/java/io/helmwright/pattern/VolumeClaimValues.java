package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.kubernetes.PersistentVolumeClaim;
import io.helmwright.kubernetes.Volume;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.Yaml;
import io.helmwright.values.ListValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.List;
import java.util.function.Consumer;

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

  /**
   * A volume that is on a claim, or else as short-lived as the pod.
   *
   * @param name its name in the pod
   * @param kept the condition for the claim
   * @param claim the claim's name
   */
  static Yaml<Volume> orTemporary(String name, Expression<?> kept, Expression<String> claim) {
    var source =
        when(kept, source(v -> v.persistentVolumeClaim(c -> c.claimName(claim))))
            .otherwise(source(v -> v.emptyDir(e -> {})));
    return Yaml.of(
        new Node.Mapping(
            List.of(
                new Node.Entry("name", new Node.Literal(name)), new Node.Splice(source.node()))));
  }

  private static Yaml<Volume> source(Consumer<Volume.Builder> source) {
    return Yaml.of(new Node.Mapping(Volume.of(source).node().members()));
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
