package io.helmwright.template;

/**
 * The way out for what the language has no words for: a pipeline that is printed as it was given.
 * Nothing checks it, and the values that it reads are unknown to the chart's rules.
 */
public final class RawText {

  private RawText() {}

  /**
   * A pipeline in Go's own words, printed as it is; in parentheses where it becomes the argument of
   * another pipeline.
   *
   * @param text what stands between {@code {{} and {@code }}}: {@code .Chart.Type | upper}
   * @param type what it evaluates to; the caller answers for the match
   * @throws IllegalArgumentException when there is no pipeline in the text
   */
  @RawTemplate
  public static <T> Expression<T> expression(String text, ResultType type) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a pipeline has at least one word");
    }
    return Expression.of(new Term.Raw(text), type);
  }
}
