package io.helmwright.pattern;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ReadmeSection.Topic;
import io.helmwright.pattern.DatabaseMode.Detail;
import io.helmwright.values.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the README says about the database, in the names of the release that is called as the chart.
 */
final class DatabaseDocumentation {

  private final ChartNames names;
  private final Optional<EmbeddedDatabase> embedded;
  private final ExternalDatabaseValues external;
  private final Map<Detail, String> variables;

  DatabaseDocumentation(
      ChartNames names,
      Optional<EmbeddedDatabase> embedded,
      ExternalDatabaseValues external,
      Map<Detail, String> variables) {
    this.names = names;
    this.embedded = embedded;
    this.external = external;
    this.variables = variables;
  }

  void addTo(Chart.Builder chart, String secretsKey) {
    chart.readme(Topic.DATABASE, "", modes() + password(secretsKey));
    // The application may be added after the database, and only then are its variables known.
    chart.readme(Topic.DATABASE, "What the application is told", this::connection);
    chart.readme(Topic.DATABASE, "Managed databases", managed());
    embedded.ifPresent(e -> chart.readme(Topic.DATABASE, "Commands", commands(e.guide())));
  }

  private String modes() {
    String release = names.documented("");
    String choice =
        embedded
            .map(
                e ->
                    """
                    With `%s: true`, the default, %s is installed with the chart; with `false` the chart connects to a
                    database that is already there, such as AWS RDS, Google Cloud SQL or Azure Database:
                    """
                        .formatted(e.enabled().key(), e.guide().provider()))
            .orElse(
                """
                The chart connects to a PostgreSQL that is already there, such as AWS RDS, Google Cloud SQL or Azure
                Database:
                """);
    return """
        %1$s
        ```yaml
        %2$s%3$s:
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
        GRANT CONNECT, CREATE ON DATABASE "%4$s" TO "%4$s";
        GRANT USAGE, CREATE ON SCHEMA public TO "%4$s";
        ```

        """
        .formatted(
            choice,
            embedded.map(e -> nested(e.enabled().path(), "false") + "\n").orElse(""),
            external.key(),
            release);
  }

  private String password(String secretsKey) {
    return """
        The password comes from the first of these that is set:

        | Setting | Secret | Key |
        | --- | --- | --- |
        %1$s| `%2$s` | that Secret | `%3$s` |
        | `%4$s` | `%5$s`, made by the chart | `%6$s` |
        | none of them | `%7$s`, or your own Secret in its place | `%8$s` |
        """
        .formatted(
            embedded
                .map(
                    e ->
                        "| `%s` | `%s`, or your own Secret in its place | `%s` |\n"
                            .formatted(e.enabled().key(), e.guide().secret(), e.guide().key()))
                .orElse(""),
            external.existingSecret.key(),
            external.existingSecretPasswordKey.key(),
            external.password.key(),
            names.documented("database"),
            DatabaseMode.PASSWORD_KEY,
            names.documented("secrets"),
            secretsKey);
  }

  private String connection() {
    if (variables.isEmpty()) {
      return "";
    }
    var text = new StringBuilder();
    text.append(
        embedded.isPresent()
            ? "| Variable | Embedded | External |\n| --- | --- | --- |\n"
            : "| Variable | From |\n| --- | --- |\n");
    variables.forEach(
        (detail, variable) -> {
          text.append("| `").append(variable).append("` |");
          embedded.ifPresent(e -> text.append(' ').append(ofEmbedded(e, detail)).append(" |"));
          text.append(' ').append(ofExternal(detail)).append(" |\n");
        });
    return text.toString();
  }

  private static String ofEmbedded(EmbeddedDatabase database, Detail detail) {
    DatabaseGuide guide = database.guide();
    return switch (detail) {
      case HOST -> "the Service, `%s`".formatted(guide.service());
      case PORT -> "`%s`".formatted(guide.port());
      case NAME -> "`%s`".formatted(guide.databaseKey());
      case USER -> "`%s`".formatted(guide.userKey());
      case PASSWORD -> "the Secret above";
    };
  }

  private String ofExternal(Detail detail) {
    return switch (detail) {
      case HOST -> code(external.host);
      case PORT -> code(external.port);
      case NAME -> code(external.database);
      case USER -> code(external.username);
      case PASSWORD -> "the Secret above";
    };
  }

  private static String code(Value<?, ?> value) {
    return "`" + value.key() + "`";
  }

  private String managed() {
    String chart = names.documented("");
    return """
        AWS RDS, by its endpoint:

        %1$s
        Google Cloud SQL, by its private address:

        %2$s
        Azure Database for PostgreSQL, by its host name:

        %3$s"""
        .formatted(
            example(chart + ".abc123.us-east-1.rds.amazonaws.com", chart),
            example("10.20.0.3", chart),
            example(chart + ".postgres.database.azure.com", chart));
  }

  private String example(String host, String user) {
    return """
        ```yaml
        %s%s:
          host: %s
          username: %s
          existingSecret: %s-db-credentials
          existingSecretPasswordKey: password
        ```
        """
        .formatted(
            embedded.map(e -> nested(e.enabled().path(), "false") + "\n").orElse(""),
            external.key(),
            host,
            user,
            names.documented(""));
  }

  private static String commands(DatabaseGuide guide) {
    var text = new StringBuilder("| What for | Command |\n| --- | --- |\n");
    guide.checks().forEach((question, command) -> row(question, command, text));
    row(
        "What is the password?",
        "kubectl get secret %s --output jsonpath='{.data.%s}' | base64 --decode"
            .formatted(guide.secret(), guide.key()),
        text);
    row("Open a session", guide.psql().replace("kubectl exec ", "kubectl exec -it "), text);
    return text.toString();
  }

  private static void row(String question, String command, StringBuilder text) {
    text.append("| %s | `%s` |\n".formatted(question, command.replace("|", "\\|")));
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
}
