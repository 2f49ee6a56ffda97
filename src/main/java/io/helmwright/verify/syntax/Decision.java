package io.helmwright.verify.syntax;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A place where a template goes one way or another.
 *
 * @param file the template
 * @param line its line, from 1
 * @param text the action: {@code if .Values.ingress.enabled}, {@code else if eq .mode "a"}
 * @param kind whether it tests, tests and moves the dot, or repeats
 * @param tag where the action is written
 * @param on what the way depends on, over all calls that lead here
 * @param within the named template that it is in; empty at the top level of the file
 * @param enclosing the decisions in the same template that lead here, the outermost first; an else
 *     if is enclosed by the conditions that came before it
 * @param reachable whether it is in a template that Helm runs, or that one of these calls
 */
public record Decision(
    String file,
    int line,
    String text,
    TemplateNode.Kind kind,
    Tag tag,
    Dependencies on,
    Optional<String> within,
    List<Enclosing> enclosing,
    boolean reachable) {

  public Decision {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(within, "within");
    enclosing = List.copyOf(enclosing);
  }

  /**
   * The way that leads somewhere.
   *
   * @param decision the index in {@link ChartTemplates#decisions()}
   * @param holds true for the body of the condition or the range, false for what is under its else
   */
  public record Enclosing(int decision, boolean holds) {}
}
