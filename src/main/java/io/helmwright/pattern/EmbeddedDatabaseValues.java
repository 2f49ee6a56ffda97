package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.StringValue;
import java.util.Optional;

/** What users may set about an embedded database, whoever provides it. */
public sealed interface EmbeddedDatabaseValues
    permits BitnamiPostgresqlValues, BuiltInPostgresqlValues, CloudNativePgValues {

  /** Whether it is installed; if not, the database is external. */
  BooleanValue enabled();

  /** A Secret that is already there and holds its passwords. */
  StringValue existingSecret();

  /** Whether the data outlives the pod; empty when it always does. */
  Optional<BooleanValue> persistence();

  /** The image, for catalogues; empty when the chart does not choose it. */
  default Optional<ImageValues> pinnedImage() {
    return Optional.empty();
  }
}
