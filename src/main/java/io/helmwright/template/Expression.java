package io.helmwright.template;

/**
 * Something that Helm evaluates to a {@code T} when the chart is rendered: a value, a built-in
 * object, a function call.
 *
 * @param <T> the Java type of the result
 */
public interface Expression<T> extends Yaml<T> {

  /** The Go template pipeline. */
  Term term();

  /** What the result is, which decides how it is written. */
  ResultType resultType();

  @Override
  default Node node() {
    return new Node.Evaluated(term(), resultType());
  }

  /** Gives a hand-made pipeline its type. The caller answers for the match. */
  static <T> Expression<T> of(Term term, ResultType resultType) {
    return new TypedTerm<>(term, resultType);
  }
}
