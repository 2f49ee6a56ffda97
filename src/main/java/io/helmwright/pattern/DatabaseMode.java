package io.helmwright.pattern;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.Secret;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.When;
import io.helmwright.template.Yaml;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A database that is either embedded or external, behind one contract: helpers for host, port,
 * name, user, Secret and key, which answer for the mode that users chose.
 */
public final class DatabaseMode implements DatabaseConnection, ChartPart {

  static final String PASSWORD_KEY = "password";

  private final ChartNames names;
  private final Optional<EmbeddedDatabase> embedded;
  private final ExternalDatabaseValues external;
  private final SecretSources secrets;
  private final String secretsKey;
  private final Map<Detail, String> variables = new EnumMap<>(Detail.class);
  private final NamedTemplate<String> host;
  private final NamedTemplate<String> port;
  private final NamedTemplate<String> name;
  private final NamedTemplate<String> user;
  private final NamedTemplate<String> secretName;
  private final NamedTemplate<String> secretKey;
  private final Map<String, Expression<String>> urls = new HashMap<>();
  private Optional<DatabaseTls> tls = Optional.empty();
  private NamedTemplate<String> sslMode;

  /** What of the connection a variable holds. */
  enum Detail {
    HOST,
    PORT,
    NAME,
    USER,
    PASSWORD
  }

  private DatabaseMode(
      ChartNames names,
      Optional<EmbeddedDatabase> embedded,
      ExternalDatabaseValues external,
      SecretSources secrets,
      String secretsKey) {
    this.names = names;
    this.embedded = embedded;
    this.external = external;
    this.secrets = secrets;
    this.secretsKey = secretsKey;
    this.host =
        choice("databaseHost", "Host of the database.", DatabaseConnection::host, external.host);
    this.port =
        choice(
            "databasePort",
            "Port of the database.",
            DatabaseConnection::port,
            Strings.decimal(external.port));
    this.name =
        choice(
            "databaseName", "Name of the database.", DatabaseConnection::name, external.database);
    this.user =
        choice(
            "databaseUsername",
            "User of the database.",
            DatabaseConnection::user,
            external.username);
    this.secretName =
        names.helper(
            "databaseSecretName",
            (embedded.isPresent()
                    ? "Secret that holds the database password: the embedded database's, the user's own, one made from\n"
                    : "Secret that holds the database password: the user's own, one made from\n")
                + "externalDatabase.password, or else the application's.",
            ResultType.LINE,
            secretChoice(
                DatabaseConnection::secretName,
                external.existingSecret,
                Strings.printf("%s-database", names.fullname()),
                secrets.name()));
    this.secretKey =
        names.helper(
            "databaseSecretKey",
            "Key of the database password in that Secret.",
            ResultType.LINE,
            secretChoice(
                DatabaseConnection::secretKey,
                external.existingSecretPasswordKey,
                Strings.literal(PASSWORD_KEY),
                Strings.literal(secretsKey)));
  }

  /**
   * An embedded database, or an external one when that is switched off.
   *
   * @param names the chart's names
   * @param embedded what provides the embedded one
   * @param external where the external one is
   * @param secrets the application's secrets, which may hold the password too
   * @param secretsKey the password's key there: {@code DATABASE_PASSWORD}
   */
  public static DatabaseMode embeddedOr(
      ChartNames names,
      EmbeddedDatabase embedded,
      ExternalDatabaseValues external,
      SecretSources secrets,
      String secretsKey) {
    return new DatabaseMode(names, Optional.of(embedded), external, secrets, secretsKey);
  }

  /**
   * An external database, and never another.
   *
   * @param names the chart's names
   * @param external where it is
   * @param secrets the application's secrets, which may hold the password too
   * @param secretsKey the password's key there: {@code DATABASE_PASSWORD}
   */
  public static DatabaseMode external(
      ChartNames names, ExternalDatabaseValues external, SecretSources secrets, String secretsKey) {
    return new DatabaseMode(names, Optional.empty(), external, secrets, secretsKey);
  }

  private NamedTemplate<String> choice(
      String helper,
      String comment,
      Function<EmbeddedDatabase, Expression<String>> embeddedOne,
      Expression<String> externalOne) {
    return names.helper(
        helper,
        comment,
        ResultType.LINE,
        embedded
            .<Yaml<String>>map(
                e ->
                    TextBlock.of(
                        t ->
                            t.when(
                                e.enabled(),
                                own -> own.output(embeddedOne.apply(e)),
                                other -> other.output(externalOne))))
            .orElseGet(() -> output(externalOne)));
  }

  private TextBlock secretChoice(
      Function<EmbeddedDatabase, Expression<String>> embeddedOne,
      Expression<String> existing,
      Expression<String> kept,
      Expression<String> otherwise) {
    When<String> external =
        embedded
            .map(
                e ->
                    when(e.enabled(), output(embeddedOne.apply(e)))
                        .elseWhen(this.external.existingSecret, output(existing)))
            .orElseGet(() -> when(this.external.existingSecret, output(existing)));
    return TextBlock.of(
        t ->
            t.add(
                external
                    .elseWhen(this.external.password, output(kept))
                    .otherwise(output(otherwise))));
  }

  private static Yaml<String> output(Expression<String> text) {
    return TextBlock.of(t -> t.output(text));
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
    return name;
  }

  @Override
  public Expression<String> user() {
    return user;
  }

  @Override
  public Expression<String> secretName() {
    return secretName;
  }

  @Override
  public Expression<String> secretKey() {
    return secretKey;
  }

  /** The embedded database; empty when the database is always external. */
  public Optional<EmbeddedDatabase> embedded() {
    return embedded;
  }

  /** The external database's values. */
  public ExternalDatabaseValues external() {
    return external;
  }

  /** The environment variable in which the application expects the password. */
  String passwordName() {
    return secretsKey;
  }

  /** The variable that holds the password, named as its key in the application's secrets. */
  public Yaml<EnvVar> passwordVariable() {
    variables.put(Detail.PASSWORD, secretsKey);
    return client().password(secretsKey);
  }

  /**
   * Lets users say how connections to the external database are encrypted.
   *
   * @return what a chart maps to its application's environment
   */
  public DatabaseTls tls(DatabaseTlsValues values) {
    var own = new DatabaseTls(embedded.map(EmbeddedDatabase::enabled), values);
    tls = Optional.of(own);
    return own;
  }

  /** What users say about encryption, if they are asked. */
  Optional<DatabaseTls> tls() {
    return tls;
  }

  /**
   * What a driver must be told that insists on encryption unless told otherwise, as lib/pq does:
   * {@code disable} for the embedded database, else what users say, or {@code require}.
   */
  public Expression<String> sslMode() {
    Expression<String> required = Strings.literal("require");
    Expression<String> outside =
        tls.map(t -> Strings.orDefault(t.mode(), "require")).orElse(required);
    if (sslMode == null) {
      sslMode =
          choice(
              "databaseSslMode",
              "Whether connections to the database are encrypted, in libpq's words.",
              e -> Strings.literal("disable"),
              outside);
    }
    return sslMode;
  }

  /** The variables that hold host, port, name and user, for the README. */
  void toldBy(String host, String port, String name, String user) {
    variables.put(Detail.HOST, host);
    variables.put(Detail.PORT, port);
    variables.put(Detail.NAME, name);
    variables.put(Detail.USER, user);
  }

  /**
   * The variables that libpq reads, and with it psql, psycopg, the gem pg and many others: {@code
   * PGHOST}, {@code PGPORT}, {@code PGDATABASE}, {@code PGUSER}, {@code PGPASSWORD}, and when users
   * say something about encryption {@code PGSSLMODE} and {@code PGSSLROOTCERT}. Nothing has to be
   * encoded, so any password will do.
   */
  public Yaml<List<EnvVar>> libpqVariables() {
    toldBy("PGHOST", "PGPORT", "PGDATABASE", "PGUSER");
    variables.put(Detail.PASSWORD, "PGPASSWORD");
    return client().variables();
  }

  /** What containers of the chart's own with PostgreSQL's programs need. */
  DatabaseClient client() {
    return new DatabaseClient(this, tls);
  }

  /**
   * A variable with a URL that leaves the password to Kubernetes: it replaces {@code
   * $(DATABASE_PASSWORD)} by that variable, which must stand before this one in the same container.
   *
   * <p>User and database are percent-encoded; the password is not, since Kubernetes puts it in as
   * it is. One with {@code :}, {@code /}, {@code ?}, {@code #}, {@code [}, {@code ]}, {@code @},
   * {@code %} or a blank makes a wrong URL, so say in the documentation that it must be encoded
   * already, or prefer {@link #libpqVariables}. The passwords that our charts generate are letters
   * and digits.
   *
   * @param variable the variable: {@code DATABASE_URL}
   * @param scheme what the application expects: {@code postgresql}, {@code postgres}
   * @param passwordVariable the variable that {@link #passwordVariable} makes
   */
  public Yaml<EnvVar> urlVariable(String variable, String scheme, String passwordVariable) {
    return EnvVar.of(e -> e.name(variable).value(url(scheme, passwordVariable)));
  }

  /** The URL itself, see {@link #urlVariable}; of use only as the value of a variable. */
  public Expression<String> url(String scheme, String passwordVariable) {
    return urls.computeIfAbsent(
        scheme + "://" + passwordVariable,
        same -> DatabaseUrl.of(names, this, tls, scheme, passwordVariable));
  }

  /**
   * Changes when a password in the values does that the chart keeps; nothing when it keeps none.
   */
  public Yaml<String> checksum() {
    var outside = when(keepsPassword(), BuiltIn.templateChecksum("secret-database.yaml"));
    return embedded
        .flatMap(
            e ->
                e.givenPassword()
                    .map(p -> outside.elseWhen(and(e.enabled(), p), Strings.sha256sum(p))))
        .orElse(outside);
  }

  /** When the chart itself keeps the external password in a Secret. */
  Expression<Boolean> keepsPassword() {
    var given = and(external.password, not(external.existingSecret));
    return embedded.map(e -> and(not(e.enabled()), given)).orElse(given);
  }

  @Override
  public void addTo(Chart.Builder chart) {
    var documentation = new DatabaseDocumentation(names, embedded, external, variables);
    documentation.addTo(chart, secretsKey);
    tls.ifPresent(
        t ->
            chart.readme(
                ReadmeSection.Topic.DATABASE, "Encryption", t.documentation(names.documented(""))));
    embedded.ifPresent(e -> e.addTo(chart));
    chart.add(
        "secret-database.yaml",
        when(
            keepsPassword(),
            Secret.of(
                s ->
                    s.metadata(names.metadata("database"))
                        .type("Opaque")
                        .data(PASSWORD_KEY, Strings.b64enc(external.password)))));
  }
}
