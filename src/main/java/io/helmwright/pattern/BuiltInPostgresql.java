package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.Service;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import io.helmwright.values.StringValue;
import java.util.Map;
import java.util.Optional;

/**
 * PostgreSQL by the chart itself: one pod on the official image. The application's user is no
 * superuser; it and its database are made when the volume is first used.
 */
public final class BuiltInPostgresql implements EmbeddedDatabase {

  static final String COMPONENT = "postgresql";
  static final long PORT = 5432;
  static final String ADMIN_KEY = "postgres-password";
  static final String USER_KEY = "password";

  /** The most characters that leave room for a revision hash in the label of a pod. */
  private static final int LONGEST_NAME = 52;

  private static final int PASSWORD_LENGTH = 24;

  private final ChartNames names;
  private final BuiltInPostgresqlValues values;
  private final NamedTemplate<String> fullname;
  private final NamedTemplate<String> secretName;
  private final PostgresqlVolume volume;

  private BuiltInPostgresql(ChartNames names, BuiltInPostgresqlValues values) {
    this.names = names;
    this.values = values;
    this.fullname =
        names.shortened(
            "postgresql.fullname",
            "Full name of the database's objects, with room for a StatefulSet's revision hash.",
            "postgresql",
            LONGEST_NAME);
    this.secretName =
        names.helper(
            "postgresql.secretName",
            "Secret that holds the database's passwords.",
            ResultType.LINE,
            TextBlock.of(t -> t.output(Strings.orDefault(values.existingSecret, fullname))));
    this.volume = new PostgresqlVolume(names, values, fullname);
  }

  /**
   * The database.
   *
   * @param names the chart's names
   * @param values what users may set
   */
  public static BuiltInPostgresql of(ChartNames names, BuiltInPostgresqlValues values) {
    return new BuiltInPostgresql(names, values);
  }

  @Override
  public BooleanValue enabled() {
    return values.enabled;
  }

  @Override
  public Expression<String> host() {
    return fullname;
  }

  @Override
  public Expression<String> port() {
    return Strings.literal(String.valueOf(PORT));
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
    return secretName;
  }

  @Override
  public Expression<String> secretKey() {
    return Strings.literal(USER_KEY);
  }

  @Override
  public Optional<StringValue> givenPassword() {
    return Optional.of(values.password);
  }

  @Override
  public NetworkPolicyPeer pods() {
    return NetworkPolicyPeer.of(p -> p.podSelector(names.selector(COMPONENT)));
  }

  @Override
  public Yaml<Integer> podPort() {
    return Yaml.integer(PORT);
  }

  @Override
  public Optional<Yaml<NetworkPolicy>> networkPolicy() {
    return Optional.of(
        NetworkPolicy.of(
            n ->
                n.metadata(names.metadata(fullname, m -> {}))
                    .spec(
                        s ->
                            s.podSelector(names.selector(COMPONENT))
                                .policyTypes("Ingress", "Egress")
                                .ingress(
                                    r ->
                                        r.comment("The release's own pods, Jobs among them.")
                                            .from(
                                                p ->
                                                    p.podSelector(
                                                        l -> l.matchLabels(names.selectorLabels())))
                                            .ports(p -> p.protocol("TCP").port(PORT))))));
  }

  @Override
  public DatabaseGuide guide() {
    String name = names.documented("postgresql");
    return new DatabaseGuide(
        "PostgreSQL on the official image",
        name,
        String.valueOf(PORT),
        values.owner.database.key(),
        values.owner.username.key(),
        name,
        USER_KEY,
        Map.of("Does it run?", "kubectl exec %s-0 -- pg_isready".formatted(name)),
        "kubectl exec %s-0 -- psql -U postgres -d %s"
            .formatted(name, values.owner.database.defaultValue().orElseThrow().asText()));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.add("postgresql/service.yaml", when(values.enabled, service()));
    chart.add("postgresql/configmap.yaml", when(values.enabled, initScripts()));
    chart.add(
        "postgresql/secret.yaml", when(and(values.enabled, not(values.existingSecret)), secret()));
    chart.add(
        "postgresql/statefulset.yaml",
        when(
            values.enabled,
            new BuiltInPostgresqlPod(names, values, fullname, secretName, volume).statefulSet()));
    chart.note(notes());
    String name = names.documented("postgresql");
    chart.readme(ReadmeSection.Topic.DATABASE, "The embedded database", documentation(name));
    chart.readme(
        ReadmeSection.Topic.UPGRADING,
        "To a new major version of PostgreSQL",
        """
        PostgreSQL can't read the files of another major version. A pod whose image and volume don't match stays in
        `Init` and says so. To move the data:

        %s
        Minor versions need nothing of this.
        """
            .formatted(volume.documentation(name)));
  }

  private Service service() {
    return Service.of(
        s ->
            s.metadata(names.metadata(fullname, m -> {}))
                .spec(
                    spec ->
                        spec.clusterIP("None")
                            .selector(names.selectorLabels())
                            .selector(ChartNames.COMPONENT_LABEL, COMPONENT)
                            .ports(p -> p.name(COMPONENT).port(PORT).targetPort(COMPONENT))));
  }

  /**
   * {@code format} quotes what psql took from the environment, so any name and password is safe.
   */
  private ConfigMap initScripts() {
    return ConfigMap.of(
        c ->
            c.metadata(names.metadata(Strings.text(fullname, "-init"), m -> {}))
                .data(
                    "application.sql",
                    TextBlock.of(
                        t ->
                            t.lines(
                                """
                                -- The application's user, which is no superuser, and the database that it owns.
                                \\getenv user APPLICATION_USER
                                \\getenv password APPLICATION_PASSWORD
                                \\getenv database APPLICATION_DATABASE
                                SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', :'user', :'password') \\gexec
                                SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'user') \\gexec
                                """))));
  }

  private Yaml<Secret> secret() {
    Expression<Map<String, Object>> inCluster =
        Collections.field(
            BuiltIn.lookup("v1", "Secret", BuiltIn.RELEASE_NAMESPACE, fullname),
            ResultType.MAP,
            "data");
    return let(
        "kept",
        Collections.orEmpty(inCluster),
        kept ->
            Secret.of(
                s ->
                    s.metadata(
                            names.metadata(
                                fullname,
                                m ->
                                    m.comment(
                                            "Kept on uninstall: the volume still knows the first passwords.")
                                        .annotations("helm.sh/resource-policy", "keep")))
                        .type("Opaque")
                        .data(ADMIN_KEY, password(values.adminPassword, kept, ADMIN_KEY))
                        .data(USER_KEY, password(values.password, kept, USER_KEY))));
  }

  private static Expression<String> password(
      StringValue given, Expression<Map<String, Object>> kept, String key) {
    Expression<Map<String, String>> present = Expression.of(kept.term(), ResultType.MAP);
    return Strings.b64enc(
        Collections.coalesce(
            given,
            Strings.b64dec(Collections.get(present, Strings.literal(key), ResultType.TEXT)),
            Strings.randomAlphanumeric(PASSWORD_LENGTH)));
  }

  private TextBlock notes() {
    return TextBlock.of(
        t ->
            t.when(
                values.enabled,
                own ->
                    own.lines("")
                        .line(
                            "PostgreSQL can't read the data of another major version. Before you change that in "
                                + values.image.tag.key()
                                + ",")
                        .lines("read \"Upgrading\" in the chart's README.")));
  }

  private String documentation(String name) {
    return """
        The StatefulSet `%1$s` has one pod, and the Service of the same name leads to it. The Secret `%1$s` holds the
        password of the application's user under `%2$s` and that of the superuser `postgres` under `%3$s`; both are
        generated once and stay when the release is uninstalled, as does the volume `data-%1$s-0`. Tools that render
        without a cluster, such as `helm template` and Argo CD, can't see what the Secret holds: for them name a Secret
        of your own in `%4$s`:

        ```shell
        kubectl create secret generic %1$s-passwords \\
          --from-literal=%2$s="$(openssl rand -hex 32)" \\
          --from-literal=%3$s="$(openssl rand -hex 32)"
        ```

        Database, user and passwords are made when the volume is first used. A password that you change later counts
        only once the server knows it too: `ALTER ROLE … PASSWORD …`. To make the volume larger, edit the claim, since
        Kubernetes lets no upgrade do it, and then let the StatefulSet be made anew:

        ```shell
        kubectl patch pvc data-%1$s-0 --patch '{"spec": {"resources": {"requests": {"storage": "20Gi"}}}}'
        kubectl delete statefulset %1$s --cascade=orphan
        helm upgrade %5$s . --reuse-values --set %6$s=20Gi
        ```

        There is no replica. For production, prefer an external database.
        """
        .formatted(
            name,
            USER_KEY,
            ADMIN_KEY,
            values.existingSecret.key(),
            names.documented(""),
            values.size.key());
  }
}
