package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place that calls a named template: {@code include}, {@code template} or {@code block}.
 *
 * @param called the name of the template that is called, as it is written
 * @param file the template file
 * @param line the line, from 1
 * @param within the named template that the place is in; empty at the top level of the file
 * @param enclosing the decisions in the same template that lead here, the outermost first
 */
public record CallSite(
    String called,
    String file,
    int line,
    Optional<String> within,
    List<Decision.Enclosing> enclosing) {

  public CallSite {
    Objects.requireNonNull(called, "called");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(within, "within");
    enclosing = List.copyOf(enclosing);
  }
}
