package io.helmwright.pattern;

import io.helmwright.values.BooleanValue;
import io.helmwright.values.StringValue;
import java.util.Optional;

/**
 * What users may set about an embedded database, whoever provides it.
 *
 * @param enabled whether it is installed; if not, the database is external
 * @param existingSecret a Secret that is already there and holds its passwords
 * @param persistence whether the data outlives the pod; empty when it always does
 * @param pinnedImage the image, for catalogues; empty when the chart does not choose it
 */
public record EmbeddedDatabaseValues(
    BooleanValue enabled,
    StringValue existingSecret,
    Optional<BooleanValue> persistence,
    Optional<ImageValues> pinnedImage) {}
