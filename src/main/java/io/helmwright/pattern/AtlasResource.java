package io.helmwright.pattern;

import java.util.Objects;
import java.util.Optional;

/** What the Atlas operator is given: versioned migrations, or the schema that is wanted. */
public final class AtlasResource {

  private final boolean declarative;
  private final Optional<String> ready;

  private AtlasResource(boolean declarative, Optional<String> ready) {
    this.declarative = declarative;
    this.ready = ready;
  }

  /**
   * An {@code AtlasMigration}: files that are applied one after the other, each once. Pods wait
   * until the newest is recorded as applied.
   */
  public static AtlasResource migration() {
    return new AtlasResource(false, Optional.empty());
  }

  /**
   * An {@code AtlasSchema}: the operator compares the database with the schema that is wanted and
   * changes what differs. The database records nothing that pods could wait for, so they don't,
   * unless {@link #readyWhen} says what to look at.
   */
  public static AtlasResource schema() {
    return new AtlasResource(true, Optional.empty());
  }

  /**
   * Lets pods wait for a schema.
   *
   * @param condition SQL that is true in a database with the schema that the application needs:
   *     {@code to_regclass('public.users') IS NOT NULL}
   * @throws IllegalStateException for migrations, which are recorded
   */
  public AtlasResource readyWhen(String condition) {
    if (!declarative) {
      throw new IllegalStateException("pods wait for the newest migration anyway");
    }
    return new AtlasResource(true, Optional.of(Objects.requireNonNull(condition, "condition")));
  }

  boolean declarative() {
    return declarative;
  }

  Optional<String> ready() {
    return ready;
  }

  /** The kind, as Kubernetes spells it. */
  String kind() {
    return declarative ? "AtlasSchema" : "AtlasMigration";
  }
}
