package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A {@code fail} or {@code required}.
 *
 * @param file the template
 * @param call where it is written
 * @param text the call with what is piped into it
 * @param on what its arguments depend on
 * @param within the named template that it is in; empty at the top level of the file
 * @param enclosing the decisions in the same template that lead here, the outermost first
 * @param reachable whether it is in a template that Helm runs, or that one of these calls
 */
public record GuardCall(
    String file,
    Call call,
    String text,
    Dependencies on,
    Optional<String> within,
    List<Decision.Enclosing> enclosing,
    boolean reachable) {

  public GuardCall {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(within, "within");
    enclosing = List.copyOf(enclosing);
  }

  /** The line of the function's name, from 1. */
  public int line() {
    return call.line();
  }
}
