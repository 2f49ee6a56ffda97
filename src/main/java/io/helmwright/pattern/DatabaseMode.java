package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.Secret;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.List;

/**
 * A database that is either embedded or external, behind one contract: helpers for host, port,
 * name, user, Secret and key, which answer for the mode that users chose.
 */
public final class DatabaseMode implements DatabaseConnection, ChartPart {

  private static final String PASSWORD_KEY = "password";

  private final ChartNames names;
  private final EmbeddedDatabase embedded;
  private final ExternalDatabaseValues external;
  private final SecretSources secrets;
  private final String secretsKey;
  private final NamedTemplate<String> host;
  private final NamedTemplate<String> port;
  private final NamedTemplate<String> name;
  private final NamedTemplate<String> user;
  private final NamedTemplate<String> secretName;
  private final NamedTemplate<String> secretKey;

  private DatabaseMode(
      ChartNames names,
      EmbeddedDatabase embedded,
      ExternalDatabaseValues external,
      SecretSources secrets,
      String secretsKey) {
    this.names = names;
    this.embedded = embedded;
    this.external = external;
    this.secrets = secrets;
    this.secretsKey = secretsKey;
    this.host = choice("databaseHost", "Host of the database.", embedded.host(), external.host);
    this.port =
        choice(
            "databasePort",
            "Port of the database.",
            embedded.port(),
            Strings.decimal(external.port));
    this.name = choice("databaseName", "Name of the database.", embedded.name(), external.database);
    this.user =
        choice("databaseUsername", "User of the database.", embedded.user(), external.username);
    this.secretName =
        names.helper(
            "databaseSecretName",
            "Secret that holds the database password: the embedded database's, the user's own, one made from\n"
                + "externalDatabase.password, or else the application's.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.add(
                        when(embedded.enabled(), output(embedded.secretName()))
                            .elseWhen(external.existingSecret, output(external.existingSecret))
                            .elseWhen(
                                external.password,
                                output(Strings.printf("%s-database", names.fullname())))
                            .otherwise(output(secrets.name())))));
    this.secretKey =
        names.helper(
            "databaseSecretKey",
            "Key of the database password in that Secret.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.add(
                        when(embedded.enabled(), output(embedded.secretKey()))
                            .elseWhen(
                                external.existingSecret, output(external.existingSecretPasswordKey))
                            .elseWhen(external.password, output(Strings.literal(PASSWORD_KEY)))
                            .otherwise(output(Strings.literal(secretsKey))))));
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
    return new DatabaseMode(names, embedded, external, secrets, secretsKey);
  }

  private NamedTemplate<String> choice(
      String helper,
      String comment,
      Expression<String> embeddedOne,
      Expression<String> externalOne) {
    return names.helper(
        helper,
        comment,
        ResultType.LINE,
        TextBlock.of(
            t ->
                t.when(
                    embedded.enabled(), e -> e.output(embeddedOne), x -> x.output(externalOne))));
  }

  private static TextBlock output(Expression<String> text) {
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

  /** The embedded database. */
  public EmbeddedDatabase embedded() {
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
    return passwordVariable(secretsKey);
  }

  /** An environment variable that holds the password. */
  public Yaml<EnvVar> passwordVariable(String variable) {
    return EnvVar.of(
        e ->
            e.name(variable)
                .valueFrom(f -> f.secretKeyRef(r -> r.name(secretName).key(secretKey))));
  }

  /** Changes when the external password that the chart keeps does; nothing when it keeps none. */
  public Yaml<String> checksum() {
    return when(keepsPassword(), BuiltIn.templateChecksum("secret-database.yaml"));
  }

  /** When the chart itself keeps the external password in a Secret. */
  Expression<Boolean> keepsPassword() {
    return Conditions.and(
        Conditions.not(embedded.enabled()),
        external.password,
        Conditions.not(external.existingSecret));
  }

  private String documentation() {
    String release = names.documented("");
    return """
        With `%1$s: true`, the default, %2$s is installed with the chart; with `false` the chart connects to a database
        that is already there, such as AWS RDS, Google Cloud SQL or Azure Database:

        ```yaml
        %3$s
        externalDatabase:
          host: db.example.com
          port: 5432
          database: %4$s
          username: %4$s
          existingSecret: %4$s-db-credentials
          existingSecretPasswordKey: password
        ```

        ```shell
        kubectl create secret generic %4$s-db-credentials --from-literal=password="$PASSWORD"
        ```

        The user must be able to create and alter tables. Make it the owner of the database, or, as an administrator
        connected to the database:

        ```sql
        GRANT CONNECT, CREATE ON DATABASE %4$s TO %4$s;
        GRANT USAGE, CREATE ON SCHEMA public TO %4$s;
        ```

        The password comes from the first of these that is set:

        | Setting | Secret | Key |
        | --- | --- | --- |
        | `%1$s` | the embedded database's | the subchart's |
        | `%5$s` | that Secret | `%6$s` |
        | `%7$s` | `%8$s`, made by the chart | `%9$s` |
        | none of them | `%10$s`, or your own Secret in its place | `%11$s` |
        """
        .formatted(
            embedded.enabled().key(),
            embedded.documentedProvider(),
            nested(embedded.enabled().path(), "false"),
            release,
            external.existingSecret.key(),
            external.existingSecretPasswordKey.key(),
            external.password.key(),
            names.documented("database"),
            PASSWORD_KEY,
            names.documented("secrets"),
            secretsKey);
  }

  private static String nested(List<String> path, String value) {
    var yaml = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      yaml.append("  ".repeat(i))
          .append(path.get(i))
          .append(i == path.size() - 1 ? ": " + value : ":\n");
    }
    return yaml.toString();
  }

  @Override
  public void addTo(Chart.Builder chart) {
    chart.readme(ReadmeSection.Topic.DATABASE, "", documentation());
    embedded.addTo(chart);
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
