package io.helmwright.template;

import java.util.List;
import java.util.Objects;

/**
 * A helper: {@code {{- define "name" -}}}. Whatever includes it brings it into the chart, so a
 * helper is emitted exactly when it is used.
 *
 * @param <T> what the helper evaluates to
 */
public final class NamedTemplate<T> implements Expression<T> {

  private final String name;
  private final String comment;
  private final ResultType resultType;
  private final Node body;
  private String definition;
  private Effects effects;

  private NamedTemplate(String name, String comment, ResultType resultType, Node body) {
    this.name = Objects.requireNonNull(name, "name");
    this.comment = Objects.requireNonNull(comment, "comment");
    this.resultType = Objects.requireNonNull(resultType, "resultType");
    this.body = body;
  }

  /**
   * A helper that is called with the root context.
   *
   * @param name the full name, which by convention starts with the chart's: {@code heimdall.labels}
   * @param comment one or more sentences, written above the definition
   * @param resultType what it evaluates to; {@link ResultType#BLOCK} for YAML text
   * @param body what it renders; what conditions in it decide already is not asked again
   */
  public static <T> NamedTemplate<T> of(
      String name, String comment, ResultType resultType, Node body) {
    Node simplified = Simplification.of(body).orElseGet(() -> new Node.Group(List.of()));
    return new NamedTemplate<>(name, comment, resultType, simplified);
  }

  /** {@code heimdall.labels}. */
  public String name() {
    return name;
  }

  /** What stands above the definition. */
  public String comment() {
    return comment;
  }

  /** What it renders. */
  public Node body() {
    return body;
  }

  /** The definition with its comment, printed once. */
  String definition() {
    if (definition == null) {
      definition = new TemplateWriter("templates/_helpers.tpl: " + name).definition(this);
    }
    return definition;
  }

  /** What including it does, found out once. */
  Effects effects() {
    if (effects == null) {
      effects = Effects.of(body);
    }
    return effects;
  }

  /** {@code include "name" .}. */
  @Override
  public Term term() {
    return new Term.Include(this, new Term.Root());
  }

  @Override
  public ResultType resultType() {
    return resultType;
  }
}
