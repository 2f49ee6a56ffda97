package io.helmwright.template;

/** Stopping a render with a message. */
public final class Guards {

  private Guards() {}

  /** {@code required}: the value, or the message when it is empty. */
  public static <T> Expression<T> required(String message, Expression<T> value) {
    return Expression.of(
        new Term.Call("required", new Term.Literal(message), value.term()), value.resultType());
  }

  /** {@code fail}, wherever it is rendered. */
  public static <T> Yaml<T> fail(Expression<String> message) {
    return Yaml.of(new Node.Output(new Term.Call("fail", message.term())));
  }

  /** {@code fail}, wherever it is rendered. */
  public static <T> Yaml<T> fail(String message) {
    return fail(Strings.literal(message));
  }
}
