package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.Profile;
import io.helmwright.values.ValueRule;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values that a provider has declared, and what a chart makes of them; a provider of external
 * databases has none.
 */
public final class DatabaseValues {

  private final Optional<EmbeddedDatabaseValues> embedded;
  private final Function<ChartNames, Optional<EmbeddedDatabase>> database;

  DatabaseValues(
      Optional<EmbeddedDatabaseValues> embedded,
      Function<ChartNames, Optional<EmbeddedDatabase>> database) {
    this.embedded = embedded;
    this.database = database;
  }

  /** The embedded database's values; empty when there is none. */
  public Optional<EmbeddedDatabaseValues> embedded() {
    return embedded;
  }

  /** The value that switches the embedded database on; empty when there is none. */
  public Optional<BooleanValue> enabled() {
    return embedded.map(EmbeddedDatabaseValues::enabled);
  }

  /** Starts a rule that counts while the database is external. */
  public ValueRule.Draft whenExternal() {
    return enabled().map(e -> ValueRule.when(e.isFalse())).orElseGet(ValueRule::always);
  }

  /** What else users may do about a missing external database, to end a message with. */
  public String orEmbedded() {
    return enabled().map(e -> ", or set " + e.key() + " to true").orElse("");
  }

  /** Switches a profile to an external database, where that is a choice. */
  public Profile.Settings external(Profile.Settings profile) {
    enabled().ifPresent(e -> profile.set(e, false));
    return profile;
  }

  /**
   * The keys that say something about the database, for messages: {@code postgresql.auth.database
   * or externalDatabase.database}.
   *
   * @param field the last part of the key: {@code database}
   */
  public String keys(String field) {
    return (embedded.isPresent() ? "postgresql.auth." + field + " or " : "")
        + "externalDatabase."
        + field;
  }

  /**
   * The database of a chart.
   *
   * @param names the chart's names
   * @param external where an external one is
   * @param secrets the application's secrets, which may hold the password too
   * @param secretsKey the password's key there: {@code DATABASE_PASSWORD}
   */
  public DatabaseMode mode(
      ChartNames names, ExternalDatabaseValues external, SecretSources secrets, String secretsKey) {
    return database
        .apply(names)
        .map(e -> DatabaseMode.embeddedOr(names, e, external, secrets, secretsKey))
        .orElseGet(() -> DatabaseMode.external(names, external, secrets, secretsKey));
  }
}
