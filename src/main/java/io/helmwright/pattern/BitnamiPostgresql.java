package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.or;
import static io.helmwright.template.Strings.orDefault;
import static io.helmwright.template.Strings.truncated;

import io.helmwright.chart.Chart;
import io.helmwright.chart.Dependency;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.NetworkPolicyPeer;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.Term;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import io.helmwright.values.BooleanValue;
import java.util.Map;

/**
 * PostgreSQL by the Bitnami subchart. Its names, Secret and keys follow the subchart's own rules
 * ({@code _helpers.tpl} of bitnami/postgresql 18), which the parent must compute the same way.
 */
public final class BitnamiPostgresql implements EmbeddedDatabase {

  private static final int LONGEST_NAME = 63;
  private static final String ADMIN = "postgres";
  private static final String ADMIN_KEY = "postgres-password";
  private static final String USER_KEY = "password";

  private final ChartNames names;
  private final String version;
  private final BitnamiPostgresqlValues values;
  private final NamedTemplate<String> fullname;
  private final NamedTemplate<String> host;
  private final NamedTemplate<String> port;
  private final NamedTemplate<String> secretKey;

  private BitnamiPostgresql(ChartNames names, String version, BitnamiPostgresqlValues values) {
    this.names = names;
    this.version = version;
    this.values = values;
    this.fullname =
        names.helper(
            "postgresql.fullname",
            "Full name of the PostgreSQL subchart's objects, by the subchart's own rule.",
            ResultType.NAME,
            fullnameBody());
    this.host =
        names.helper(
            "postgresql.host",
            "Service of the database's primary.",
            ResultType.NAME,
            TextBlock.of(
                t ->
                    t.when(
                        eq(values.architecture, "replication"),
                        r ->
                            r.output(
                                truncated(Strings.printf("%s-primary", fullname), LONGEST_NAME)),
                        s -> s.output(fullname))));
    this.port =
        names.helper(
            "postgresql.port",
            "Port of the database's Service.",
            ResultType.LINE,
            TextBlock.of(t -> t.output(Strings.decimal(portNumber()))));
    this.secretKey =
        names.helper(
            "postgresql.secretKey",
            "Key of the password in the database's Secret; keys have other names only in an existing Secret.",
            ResultType.LINE,
            secretKeyBody());
  }

  /**
   * The subchart.
   *
   * @param names the parent chart's names
   * @param version the range of subchart versions: {@code ~18.2.0}
   * @param values what users may set
   */
  public static BitnamiPostgresql version(
      ChartNames names, String version, BitnamiPostgresqlValues values) {
    return new BitnamiPostgresql(names, version, values);
  }

  private Expression<Integer> portNumber() {
    return Expression.of(
        new Term.Piped(values.globalPort.term(), "default", values.port.term()),
        ResultType.INTEGER);
  }

  private TextBlock fullnameBody() {
    var override = values.globalFullnameOverride;
    return FullName.of(
        or(override, values.fullnameOverride),
        orDefault(override, values.fullnameOverride),
        orDefault(values.nameOverride, "postgresql"),
        LONGEST_NAME);
  }

  private TextBlock secretKeyBody() {
    var isAdmin = or(Conditions.not(values.username), eq(values.username, ADMIN));
    return TextBlock.of(
        t ->
            t.when(
                values.existingSecret,
                existing ->
                    existing.when(
                        isAdmin,
                        admin -> admin.output(values.adminPasswordKey),
                        user -> user.output(values.userPasswordKey)),
                own ->
                    own.when(
                        isAdmin,
                        admin -> admin.output(Strings.literal(ADMIN_KEY)),
                        user -> user.output(Strings.literal(USER_KEY)))));
  }

  @Override
  public BooleanValue enabled() {
    return values.enabled;
  }

  @Override
  public Expression<String> host() {
    return host;
  }

  @Override
  public Expression<String> port() {
    return port;
  }

  @Override
  public Expression<String> name() {
    return values.database;
  }

  @Override
  public Expression<String> user() {
    return orDefault(values.username, ADMIN);
  }

  @Override
  public Expression<String> secretName() {
    return orDefault(values.existingSecret, fullname);
  }

  @Override
  public Expression<String> secretKey() {
    return secretKey;
  }

  @Override
  public NetworkPolicyPeer pods() {
    return NetworkPolicyPeer.of(
        p ->
            p.podSelector(
                s ->
                    s.matchLabels(
                            "app.kubernetes.io/name", orDefault(values.nameOverride, "postgresql"))
                        .matchLabels("app.kubernetes.io/instance", BuiltIn.RELEASE_NAME)));
  }

  @Override
  public Yaml<Integer> podPort() {
    return values.podPort;
  }

  @Override
  public DatabaseGuide guide() {
    String name = names.documented("postgresql");
    String pod = name + "-0";
    String user = values.username.defaultValue().orElseThrow().asText();
    String key = user.equals(ADMIN) ? ADMIN_KEY : USER_KEY;
    String password =
        "kubectl get secret %s --output jsonpath='{.data.%s}' | base64 --decode"
            .formatted(name, key);
    return new DatabaseGuide(
        "the Bitnami PostgreSQL subchart",
        name,
        values.port.key(),
        values.database.key(),
        values.username.key(),
        name,
        key,
        Map.of("Does it run?", "kubectl exec %s -- pg_isready -h 127.0.0.1".formatted(pod)),
        "kubectl exec %s -- env PGPASSWORD=\"$(%s)\" psql -U %s -d %s"
            .formatted(pod, password, user, values.database.defaultValue().orElseThrow().asText()));
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.guard(
        and(values.enabled, Conditions.eq(names.fullname(), fullname)),
        "postgresql.fullnameOverride: set it, since the database would have the application's name in this release");
    chart.dependency(
        new Dependency(
            "postgresql", version, "oci://registry-1.docker.io/bitnamicharts", values.enabled));
    chart.readme(
        ReadmeSection.Topic.DATABASE,
        "Image of the embedded database",
        """
        Since autumn 2025 Bitnami offers only `latest` images for free at `docker.io/bitnami`; versioned ones moved to
        the frozen `bitnamilegacy`. To use another image, say so to the subchart:

        ```yaml
        global:
          security:
            allowInsecureImages: true
        postgresql:
          image:
            repository: bitnamilegacy/postgresql
            tag: 17.6.0-debian-12-r0
        ```

        For production, prefer an external database.
        """);
  }
}
