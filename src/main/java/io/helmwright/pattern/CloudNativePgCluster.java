package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.CustomResource;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.kubernetes.OpenObject;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Strings;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.LinkedHashMap;

/**
 * PostgreSQL as a {@code Cluster} of the CloudNativePG operator (postgresql.cnpg.io/v1). The
 * operator names Service and Secret after it: {@code <cluster>-rw} leads to the primary, and {@code
 * <cluster>-app} holds the application's password unless users bring a Secret.
 */
public final class CloudNativePgCluster implements EmbeddedDatabase {

  private static final String PORT = "5432";
  private static final String PASSWORD_KEY = "password";

  /** The most characters that the operator allows. */
  private static final int LONGEST_NAME = 50;

  private final ChartNames names;
  private final CloudNativePgValues values;
  private final NamedTemplate<String> fullname;

  private CloudNativePgCluster(ChartNames names, CloudNativePgValues values) {
    this.names = names;
    this.values = values;
    this.fullname =
        names.shortened(
            "postgresql.fullname",
            "Name of the database cluster, which the operator allows 50 characters.",
            "postgresql",
            LONGEST_NAME);
  }

  /**
   * The cluster.
   *
   * @param names the chart's names
   * @param values what users may set
   */
  public static CloudNativePgCluster of(ChartNames names, CloudNativePgValues values) {
    return new CloudNativePgCluster(names, values);
  }

  @Override
  public BooleanValue enabled() {
    return values.enabled;
  }

  @Override
  public Expression<String> host() {
    return Strings.printf("%s-rw", fullname);
  }

  @Override
  public Expression<String> port() {
    return Strings.literal(PORT);
  }

  @Override
  public Expression<String> name() {
    return values.owner.database;
  }

  @Override
  public Expression<String> user() {
    return values.owner.username;
  }

  @Override
  public Expression<String> secretName() {
    return Strings.orDefault(values.existingSecret, Strings.printf("%s-app", fullname));
  }

  @Override
  public Expression<String> secretKey() {
    return Strings.literal(PASSWORD_KEY);
  }

  @Override
  public NetworkPolicyPeer pods() {
    return NetworkPolicyPeer.of(
        p -> p.podSelector(s -> s.matchLabels("cnpg.io/cluster", fullname)));
  }

  @Override
  public Yaml<Integer> podPort() {
    return Yaml.integer(Long.parseLong(PORT));
  }

  @Override
  public DatabaseGuide guide() {
    String cluster = names.documented("postgresql");
    var checks = new LinkedHashMap<String, String>();
    checks.put("Does the cluster run?", "kubectl get cluster.postgresql.cnpg.io " + cluster);
    checks.put("What is wrong with it?", "kubectl describe cluster.postgresql.cnpg.io " + cluster);
    checks.put(
        "Which pods does it have?", "kubectl get pods --selector cnpg.io/cluster=" + cluster);
    return new DatabaseGuide(
        "a CloudNativePG cluster",
        cluster + "-rw",
        PORT,
        values.owner.database.key(),
        values.owner.username.key(),
        cluster + "-app",
        PASSWORD_KEY,
        checks,
        "kubectl exec %s-1 --container postgres -- psql %s"
            .formatted(cluster, values.owner.database.defaultValue().orElseThrow().asText()));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add("postgresql/cluster.yaml", when(values.enabled, cluster()));
    chart.readme(
        ReadmeSection.Topic.DATABASE,
        "The embedded database",
        """
        The [CloudNativePG](https://cloudnative-pg.io) operator must be in the Kubernetes cluster already: without it
        Helm knows no kind `Cluster`. The operator makes the Services and the Secret of `%1$s` a while after Helm has
        made the `Cluster`; until then the application's pods wait.

        The operator deletes the volumes together with the cluster. Therefore the cluster stays when the release is
        uninstalled, unless `%2$s` is `false`. To delete database and data:

        ```shell
        kubectl delete cluster.postgresql.cnpg.io %1$s
        ```

        A Secret of your own, named in `%3$s`, must exist before the cluster does, be of type
        `kubernetes.io/basic-auth`, and name the user of `%4$s`:

        ```shell
        kubectl create secret generic %1$s-owner --type kubernetes.io/basic-auth \\
          --from-literal=username=%5$s --from-literal=password="$PASSWORD"
        ```

        The operator takes backups and restores them, and since its version 1.26 upgrades PostgreSQL to a new major
        version in place; its documentation says how.
        """
            .formatted(
                names.documented("postgresql"),
                values.keepOnUninstall.key(),
                values.existingSecret.key(),
                values.owner.username.key(),
                values.owner.username.defaultValue().orElseThrow().asText()));
  }

  private CustomResource cluster() {
    return CustomResource.of(
        "postgresql.cnpg.io/v1",
        "Cluster",
        c ->
            c.metadata(
                    names.metadata(
                        fullname,
                        m ->
                            m.annotations(
                                "helm.sh/resource-policy", when(values.keepOnUninstall, "keep"))))
                .object("spec", this::spec));
  }

  private void spec(OpenObject.Builder spec) {
    spec.put("instances", values.instances)
        .put("imageName", values.image.reference())
        .put("imagePullPolicy", values.image.pullPolicy)
        .put("imagePullSecrets", values.imagePullSecrets)
        .object(
            "bootstrap",
            b ->
                b.object(
                    "initdb",
                    i ->
                        i.put("database", values.owner.database)
                            .put("owner", values.owner.username)
                            .put("dataChecksums", true)
                            .put(
                                "secret",
                                when(
                                    values.existingSecret,
                                    OpenObject.of(s -> s.put("name", values.existingSecret))))))
        .object("storage", s -> s.put("size", values.size).put("storageClass", values.storageClass))
        .put("resources", values.resources)
        .object(
            "affinity",
            a ->
                a.put("enablePodAntiAffinity", true)
                    .put("podAntiAffinityType", values.podAntiAffinityType)
                    .put("topologyKey", "kubernetes.io/hostname")
                    .put("nodeSelector", values.nodeSelector)
                    .put("tolerations", values.tolerations));
  }
}
