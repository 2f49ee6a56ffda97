package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a container with PostgreSQL's programs needs to reach the database: the variables of libpq,
 * which all of them read (postgresql.org/docs/current/libpq-envars.html), and the certificates that
 * one of these names.
 */
final class DatabaseClient {

  /** The variable in which PostgreSQL's programs expect the password. */
  static final String PASSWORD = "PGPASSWORD";

  private final DatabaseConnection database;
  private final Optional<DatabaseTls> tls;

  /**
   * A client.
   *
   * @param database where it connects to
   * @param tls what users say about encryption, if they are asked
   */
  DatabaseClient(DatabaseConnection database, Optional<DatabaseTls> tls) {
    this.database = database;
    this.tls = tls;
  }

  /** Everything, so that programs connect without an option. */
  Yaml<List<EnvVar>> variables() {
    return variables(password(PASSWORD));
  }

  /**
   * Everything, with the password from somewhere else.
   *
   * @param password the variable {@value #PASSWORD}
   */
  Yaml<List<EnvVar>> variables(Yaml<EnvVar> password) {
    var all = new ArrayList<Yaml<EnvVar>>();
    all.add(variable("PGHOST", database.host()));
    all.add(variable("PGPORT", database.port()));
    all.add(name());
    all.add(variable("PGUSER", database.user()));
    all.add(password);
    all.addAll(encryption());
    return list(all);
  }

  /** The database's name alone. */
  EnvVar name() {
    return variable("PGDATABASE", database.name());
  }

  /** The password alone, in a variable of that name. */
  EnvVar password(String variable) {
    return EnvVar.of(
        e ->
            e.name(variable)
                .valueFrom(
                    f ->
                        f.secretKeyRef(
                            r -> r.name(database.secretName()).key(database.secretKey()))));
  }

  /** Whether users say how to encrypt; empty when they are not asked. */
  Optional<Expression<Boolean>> encrypted() {
    return tls.map(DatabaseTls::hasMode);
  }

  /** What users say about encryption alone. */
  Yaml<List<EnvVar>> encryptionVariables() {
    return list(encryption());
  }

  /** Where the container has the certificates of the server's authority. */
  void mountAuthority(Container.Builder container) {
    tls.ifPresent(t -> container.volumeMounts(t.caMount()));
  }

  /** Brings these certificates into the pod. */
  void addAuthority(PodSpec.Builder pod) {
    tls.ifPresent(t -> pod.volumes(t.caVolume()));
  }

  private List<Yaml<EnvVar>> encryption() {
    return tls.map(t -> List.of(t.modeVariable("PGSSLMODE"), t.caVariable("PGSSLROOTCERT")))
        .orElse(List.of());
  }

  private static EnvVar variable(String variable, Expression<String> value) {
    return EnvVar.of(e -> e.name(variable).value(value));
  }

  private static Yaml<List<EnvVar>> list(List<Yaml<EnvVar>> all) {
    var members = new ArrayList<Node.Member>();
    all.forEach(each -> members.add(new Node.Item(each.node())));
    return Yaml.of(new Node.Sequence(members));
  }
}
