package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A call of a function.
 *
 * @param function its name
 * @param node the node in whose tag it is written
 * @param line its line, from 1
 * @param span the name and the arguments that are written behind it
 * @param name the name only
 * @param arguments the arguments that are written behind it
 * @param piped what is piped into it, which becomes the last argument
 */
public record Call(
    String function,
    TemplateNode node,
    int line,
    Span span,
    Span name,
    List<Operand> arguments,
    Optional<Span> piped) {

  public Call {
    arguments = List.copyOf(arguments);
  }

  /** The call together with what is piped into it. */
  public Span whole() {
    return piped.map(first -> Span.from(first, span)).orElse(span);
  }
}
