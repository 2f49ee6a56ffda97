package io.helmwright.pattern;

import io.helmwright.kubernetes.Affinity;
import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.PodSecurityContext;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** What users may set about a PostgreSQL that the chart itself runs, on the official image. */
public final class BuiltInPostgresqlValues extends ValueGroup {

  /** The user {@code postgres} in the official image that is built on Alpine Linux. */
  private static final long ALPINE_USER = 70;

  final BooleanValue enabled =
      bool("enabled")
          .defaultsTo(true)
          .describedAs("Install PostgreSQL with the chart; false to use externalDatabase.");
  final ImageValues image = ImageValues.pinned(this, "image", "postgres", "17.6-alpine");
  final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("Secrets with credentials for the image's registry.")
          .example(LocalObjectReference.of(r -> r.name("registry-credentials")));
  final DatabaseOwnerValues owner = new DatabaseOwnerValues(this, "auth");
  final StringValue password =
      string("auth.password")
          .secret()
          .describedAs("Password of the user; generated once and kept when empty.");
  final StringValue adminPassword =
      string("auth.postgresPassword")
          .secret()
          .describedAs("Password of the superuser postgres; generated once and kept when empty.");
  final StringValue existingSecret =
      name("auth.existingSecret")
          .describedAs(
              "Name of an existing Secret with both passwords, under the keys password and postgres-password.");
  final BooleanValue persistence =
      bool("persistence.enabled")
          .defaultsTo(true)
          .describedAs("Keep the data on a PersistentVolumeClaim.");
  final StringValue size =
      line("persistence.size")
          .defaultsTo("10Gi")
          .notEmpty()
          .describedAs("Size of the volume; Kubernetes lets it change on the claim only.");
  final StringValue storageClass =
      line("persistence.storageClass")
          .omittedWhenEmpty()
          .describedAs("StorageClass of the volume; the cluster's default when empty.");
  final StringValue whenDeleted =
      line("persistence.whenDeleted")
          .defaultsTo("Retain")
          .oneOf("Retain", "Delete")
          .describedAs("Whether the volume stays when the database is uninstalled.");
  final IntegerValue startupFailureThreshold =
      integer("startupProbe.failureThreshold")
          .defaultsTo(60)
          .min(1)
          .describedAs("How often, every 5 seconds, the server may stay silent after its start.");
  final IntegerValue terminationGracePeriodSeconds =
      integer("terminationGracePeriodSeconds")
          .defaultsTo(120)
          .min(1)
          .describedAs("Seconds that the server has to write everything down when it is stopped.");
  final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("100m", "256Mi", "1Gi", "1Gi"))
          .describedAs("Requests and limits of the database.");
  final KubernetesValue<PodSecurityContext> podSecurityContext =
      kubernetes("podSecurityContext", PodSecurityContext.TYPE)
          .defaultsTo(
              PodSecurityContext.of(
                  s ->
                      s.runAsNonRoot(true)
                          .runAsUser(ALPINE_USER)
                          .fsGroup(ALPINE_USER)
                          .fsGroupChangePolicy("OnRootMismatch")
                          .seccompProfile(p -> p.type("RuntimeDefault"))))
          .describedAs(
              "Security context of the pod. The images on Debian have 999 for 70; on OpenShift set runAsUser and"
                  + " fsGroup to null.");
  final KubernetesValue<SecurityContext> securityContext =
      kubernetes("securityContext", SecurityContext.TYPE)
          .defaultsTo(Security.restricted())
          .describedAs("Security context of the containers.");
  final MapValue nodeSelector =
      map("nodeSelector").describedAs("Labels of the nodes that the database runs on.");
  final KubernetesListValue<Toleration> tolerations =
      kubernetesList("tolerations", Toleration.TYPE)
          .describedAs("Taints that the database tolerates.");
  final KubernetesValue<Affinity> affinity =
      kubernetes("affinity", Affinity.TYPE).describedAs("Affinity of the database's pod.");

  BuiltInPostgresqlValues(ValueGroup root, String application) {
    super(root, "postgresql");
    owner.defaultTo(application);
    describe("", "Embedded PostgreSQL: one pod on the official image.");
    rule(
        ValueRule.always()
            .require(
                image.tag.matches("^[1-9][0-9]([^0-9]|$)"),
                image.tag.key()
                    + ": begin it with PostgreSQL's major version, as in 17.6-alpine; the layout of the volume"
                    + " depends on it"));
  }
}
