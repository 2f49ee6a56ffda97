package io.helmwright.pattern;

import io.helmwright.values.StringValue;
import io.helmwright.values.ValueGroup;
import io.helmwright.values.ValueRule;

/** A database of one's own, and the user that owns it and is no superuser. */
final class DatabaseOwnerValues extends ValueGroup {

  /** PostgreSQL cuts longer names off. */
  private static final int LONGEST = 63;

  final StringValue database =
      line("database")
          .notEmpty()
          .maxLength(LONGEST)
          .describedAs("Name of the database; made at the first start.");
  final StringValue username =
      line("username")
          .notEmpty()
          .maxLength(LONGEST)
          .describedAs("User that owns the database and is no superuser; made at the first start.");

  /**
   * Declares the values.
   *
   * @param parent where
   * @param path the group's keys: {@code auth}
   */
  DatabaseOwnerValues(ValueGroup parent, String path) {
    super(parent, path);
    rule(
        ValueRule.always()
            .refuse(
                username.matches("^(postgres$|pg_)"),
                username.key()
                    + ": choose another name; postgres is the superuser, and PostgreSQL keeps pg_ for itself"));
    rule(
        ValueRule.always()
            .refuse(
                database.matches("^(postgres|template0|template1)$"),
                database.key()
                    + ": choose another name; postgres, template0 and template1 are PostgreSQL's own"));
  }

  /** Names both like the application unless users say otherwise. */
  void defaultTo(String application) {
    database.defaultsTo(application);
    username.defaultsTo(application);
  }
}
