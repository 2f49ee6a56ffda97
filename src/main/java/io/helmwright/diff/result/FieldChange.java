package io.helmwright.diff.result;

import java.util.Objects;
import java.util.Optional;

/**
 * A field that changes.
 *
 * @param path {@code spec.template.spec.containers[name=web].image}
 * @param before as YAML text; empty if absent
 * @param after as YAML text; empty if absent
 */
public record FieldChange(String path, Optional<String> before, Optional<String> after) {

  public FieldChange {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }
}
