package io.helmwright.pattern;

import static io.helmwright.template.Control.when;

import io.helmwright.template.Collections;
import io.helmwright.template.Conditions;
import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.Optional;

/** A connection as a URL that leaves the password to Kubernetes. */
final class DatabaseUrl {

  private DatabaseUrl() {}

  /**
   * A helper that makes the URL.
   *
   * @param names the chart's names
   * @param database where it leads
   * @param tls what users say about encryption, if they are asked
   * @param scheme what comes before the colon: {@code postgresql}
   * @param passwordVariable the environment variable that Kubernetes replaces by the password
   */
  static Expression<String> of(
      ChartNames names,
      DatabaseConnection database,
      Optional<DatabaseTls> tls,
      String scheme,
      String passwordVariable) {
    var host = database.host();
    // An IPv6 address needs brackets before a port.
    var authority =
        Collections.ternary(
            Strings.printf("[%s]", host), host, Conditions.contains(Strings.literal(":"), host));
    var user = Strings.urlquery(database.user());
    var port = database.port();
    var name = Strings.urlquery(database.name());
    String format = scheme + "://%s:$(" + passwordVariable + ")@%s:%s/%s";
    return names.helper(
        "databaseUrl",
        "URL of the database; Kubernetes puts in the password.",
        ResultType.LINE,
        output(
            tls.map(
                    t ->
                        Strings.printf(format + "%s", user, authority, port, name, query(names, t)))
                .orElseGet(() -> Strings.printf(format, user, authority, port, name))));
  }

  private static Expression<String> query(ChartNames names, DatabaseTls tls) {
    var withCa = Strings.printf("?sslmode=%s&sslrootcert=" + tls.caFile(), tls.mode());
    var withMode = Strings.printf("?sslmode=%s", tls.mode());
    return names.helper(
        "databaseUrlParameters",
        "What the URL says about encryption; nothing while users leave it open.",
        ResultType.LINE,
        TextBlock.of(
            t ->
                t.add(
                    when(tls.hasCa(), output(withCa)).elseWhen(tls.hasMode(), output(withMode)))));
  }

  private static Yaml<String> output(Expression<String> text) {
    return TextBlock.of(t -> t.output(text));
  }
}
