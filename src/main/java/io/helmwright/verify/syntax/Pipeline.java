package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;

/**
 * Commands of which each hands its result to the next, as the last argument.
 *
 * @param span from the first declared variable or command to the last command
 * @param declarations the variables that are set: none, one, or two in a range
 * @param assigns whether they are set with {@code =}, not {@code :=}
 * @param commands at least one
 */
public record Pipeline(
    Span span, List<Operand.Variable> declarations, boolean assigns, List<Command> commands) {

  public Pipeline {
    Objects.requireNonNull(span, "span");
    declarations = List.copyOf(declarations);
    commands = List.copyOf(commands);
  }

  /** The commands only, without what is declared. */
  public Span value() {
    return Span.from(commands.get(0).span(), commands.get(commands.size() - 1).span());
  }
}
