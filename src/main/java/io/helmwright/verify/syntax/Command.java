package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One stage of a pipeline: a value, or a function with its arguments.
 *
 * @param span from the first operand to the last
 * @param operands at least one
 */
public record Command(Span span, List<Operand> operands) {

  public Command {
    Objects.requireNonNull(span, "span");
    operands = List.copyOf(operands);
  }

  /** The first operand: a value, or the function that is called. */
  public Operand head() {
    return operands.get(0);
  }

  /** The function's name, if it calls one. */
  public Optional<String> function() {
    return head() instanceof Operand.Function function
        ? Optional.of(function.name())
        : Optional.empty();
  }

  /** All operands behind the first. */
  public List<Operand> arguments() {
    return operands.subList(1, operands.size());
  }
}
