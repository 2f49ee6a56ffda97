package io.helmwright.verify.result;

import java.util.Objects;

/**
 * Failures to render with values that were made up to reach a branch, and of which nothing tells
 * whether a user may set them. They are no findings; that the branch works isn't known either.
 *
 * @param count how many different ones
 * @param example one of them
 * @param configuration the smallest configuration that was found to show it
 */
public record UnjudgedFailures(int count, Finding example, Configuration configuration) {

  public UnjudgedFailures {
    Objects.requireNonNull(example, "example");
    Objects.requireNonNull(configuration, "configuration");
  }
}
