package io.helmwright.verify.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/**
 * What a condition compares with a constant.
 *
 * @param input what is compared, as it is or after functions such as {@code lower}
 * @param function how: {@code eq}, {@code has}, {@code semverCompare}, {@code default}
 * @param constant with what
 */
public record Comparison(Input input, String function, JsonNode constant) {

  public Comparison {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(constant, "constant");
  }

  /** Reads as {@code mode eq "external"}. */
  @Override
  public String toString() {
    return "%s %s %s".formatted(input, function, constant);
  }
}
