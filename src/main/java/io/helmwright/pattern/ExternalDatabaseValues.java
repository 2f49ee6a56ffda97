package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.IntegerValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import java.util.Optional;

/** A PostgreSQL that is already there: RDS, Cloud SQL, Azure Database, or one's own. */
public final class ExternalDatabaseValues extends ValueGroup {

  /** Host name or address. */
  public final StringValue host = line("host").example("db.example.com");

  /** TCP port. */
  public final IntegerValue port = integer("port").defaultsTo(5432).port().describedAs("TCP port.");

  /** The database's name. */
  public final StringValue database;

  /** The user, which may have an {@code @} in it. */
  public final StringValue username;

  /** The password, for those who don't keep a Secret of their own. */
  public final StringValue password =
      string("password")
          .secret()
          .describedAs(
              "Password of the user; put into a Secret of its own. Prefer existingSecret.");

  /** A Secret that is already there. */
  public final StringValue existingSecret =
      name("existingSecret").describedAs("Name of an existing Secret that holds the password.");

  /** The password's key in it. */
  public final StringValue existingSecretPasswordKey =
      line("existingSecretPasswordKey")
          .defaultsTo("password")
          .notEmpty()
          .describedAs("Key of the password in existingSecret.");

  /**
   * Declares the values.
   *
   * @param parent where
   * @param path the group's keys: {@code externalDatabase}
   * @param name default name of the database and its user
   * @param embedded the value that says that the database is embedded; empty when it never is
   */
  public ExternalDatabaseValues(
      ValueGroup parent, String path, String name, Optional<BooleanValue> embedded) {
    super(parent, path);
    describe(
        "",
        "PostgreSQL that is already there"
            + embedded.map(e -> ", used when " + e.key() + " is false.").orElse("."));
    host.describedAs(
        "Host name or address; required"
            + (embedded.isPresent() ? " when the embedded database is off." : "."));
    this.database =
        line("database").defaultsTo(name).notEmpty().describedAs("Name of the database.");
    this.username =
        line("username")
            .defaultsTo(name)
            .notEmpty()
            .describedAs("User that owns the database's tables; Azure's user@server form is fine.");
  }
}
