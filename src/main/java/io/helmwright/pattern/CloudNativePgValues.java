package io.helmwright.pattern;

import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;

/** What users may set about a PostgreSQL cluster that the CloudNativePG operator runs. */
public final class CloudNativePgValues extends ValueGroup {

  final BooleanValue enabled =
      bool("enabled")
          .defaultsTo(true)
          .describedAs("Have the operator run PostgreSQL; false to use externalDatabase.");
  final IntegerValue instances =
      integer("instances")
          .defaultsTo(1)
          .min(1)
          .describedAs("Number of instances; from two on, one takes over when the primary fails.");
  final ImageValues image =
      ImageValues.pinned(this, "image", "ghcr.io/cloudnative-pg/postgresql", "17.6");
  final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("Secrets with credentials for the image's registry.")
          .example(LocalObjectReference.of(r -> r.name("registry-credentials")));
  final DatabaseOwnerValues owner = new DatabaseOwnerValues(this, "auth");
  final StringValue existingSecret =
      name("auth.existingSecret")
          .describedAs(
              "Name of an existing Secret of type kubernetes.io/basic-auth with the user's name and password; the"
                  + " operator makes one when empty.");
  final StringValue size =
      line("persistence.size")
          .defaultsTo("10Gi")
          .notEmpty()
          .describedAs("Size of each instance's volume; the operator can only enlarge it.");
  final StringValue storageClass =
      line("persistence.storageClass")
          .omittedWhenEmpty()
          .describedAs("StorageClass of the volumes; the cluster's default when empty.");
  final BooleanValue keepOnUninstall =
      bool("keepOnUninstall")
          .defaultsTo(true)
          .describedAs(
              "Leave the cluster running when the release is uninstalled; the operator deletes the volumes with it.");
  final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("100m", "256Mi", "1Gi", "1Gi"))
          .describedAs("Requests and limits of each instance.");
  final StringValue podAntiAffinityType =
      line("podAntiAffinityType")
          .defaultsTo("preferred")
          .oneOf("preferred", "required")
          .describedAs("Whether instances must be on different nodes, or only should.");
  final MapValue nodeSelector =
      map("nodeSelector").describedAs("Labels of the nodes that the instances run on.");
  final KubernetesListValue<Toleration> tolerations =
      kubernetesList("tolerations", Toleration.TYPE)
          .describedAs("Taints that the instances tolerate.");

  CloudNativePgValues(ValueGroup root, String application) {
    super(root, "postgresql");
    owner.defaultTo(application);
    describe(
        "",
        "Embedded PostgreSQL, run by the CloudNativePG operator, which must be there already; see\n"
            + "https://cloudnative-pg.io");
  }
}
