package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions: Go's comparison and logic functions, and Sprig's. A whole number is cast wherever its
 * truth or its size counts, so that no version of Helm takes 0 for true.
 */
public final class Conditions {

  private Conditions() {}

  /** True when all are. One operand stands for itself. */
  public static Expression<Boolean> and(Expression<?>... operands) {
    return logic("and", operands);
  }

  /** True when any is. One operand stands for itself. */
  public static Expression<Boolean> or(Expression<?>... operands) {
    return logic("or", operands);
  }

  /** True when the operand is false or empty. */
  public static Expression<Boolean> not(Expression<?> operand) {
    if (operand.term() instanceof Term.Call call && call.function().equals("not")) {
      return Expression.of(call.arguments().get(0), ResultType.BOOLEAN);
    }
    return call("not", operand(operand));
  }

  /** Whether the operand is empty: "", 0, false, nothing, or a collection without items. */
  public static Expression<Boolean> isEmpty(Expression<?> operand) {
    return call("empty", operand(operand));
  }

  /** Whether both are equal; numbers are compared as {@code int64}. */
  public static <T> Expression<Boolean> eq(Expression<T> left, Expression<T> right) {
    return call("eq", operand(left), operand(right));
  }

  /** Whether the text equals one of the literals. */
  public static Expression<Boolean> eq(Expression<String> left, String first, String... more) {
    var arguments = new ArrayList<Term>(List.of(left.term(), new Term.Literal(first)));
    for (var each : more) {
      arguments.add(new Term.Literal(each));
    }
    return Expression.of(new Term.Call("eq", arguments), ResultType.BOOLEAN);
  }

  /** Whether the text differs from the literal. */
  public static Expression<Boolean> ne(Expression<String> left, String right) {
    return call("ne", left.term(), new Term.Literal(right));
  }

  /** Whether the number equals the literal. */
  public static Expression<Boolean> eq(Expression<Integer> left, long right) {
    return call("eq", operand(left), new Term.Literal(right));
  }

  /** Whether the number is greater than the literal. */
  public static Expression<Boolean> gt(Expression<Integer> left, long right) {
    return call("gt", operand(left), new Term.Literal(right));
  }

  /** Whether the number is less than the literal. */
  public static Expression<Boolean> lt(Expression<Integer> left, long right) {
    return call("lt", operand(left), new Term.Literal(right));
  }

  /** Whether the map has the key, whatever its value. */
  public static Expression<Boolean> hasKey(Expression<?> map, Expression<String> key) {
    return call("hasKey", map.term(), key.term());
  }

  /** Whether the map has the key, whatever its value. */
  public static Expression<Boolean> hasKey(Expression<?> map, String key) {
    return call("hasKey", map.term(), new Term.Literal(key));
  }

  /** Whether the text contains the part. */
  public static Expression<Boolean> contains(Expression<String> part, Expression<String> text) {
    return call("contains", part.term(), text.term());
  }

  /** Whether the text begins with the prefix. */
  public static Expression<Boolean> hasPrefix(String prefix, Expression<String> text) {
    return call("hasPrefix", new Term.Literal(prefix), text.term());
  }

  /** Whether the text matches the regular expression (Go's RE2 syntax). */
  public static Expression<Boolean> matches(String pattern, Expression<String> text) {
    return call("regexMatch", new Term.Literal(pattern), text.term());
  }

  /** Whether Go's kind is that: {@code string}, {@code map}, {@code slice}, {@code float64}. */
  public static Expression<Boolean> kindIs(String kind, Expression<?> operand) {
    return call("kindIs", new Term.Literal(kind), operand.term());
  }

  /** Whether the version satisfies the range: {@code >=1.27-0}. */
  public static Expression<Boolean> semverCompare(String range, Expression<String> version) {
    return call("semverCompare", new Term.Literal(range), version.term());
  }

  private static Expression<Boolean> logic(String function, Expression<?>... operands) {
    var terms = new ArrayList<Term>();
    for (var each : operands) {
      // Go's and/or take any number of operands, so an inner one of the same kind is no nesting.
      if (each.term() instanceof Term.Call call && call.function().equals(function)) {
        terms.addAll(call.arguments());
      } else {
        terms.add(operand(each));
      }
    }
    if (terms.isEmpty()) {
      throw new IllegalArgumentException(function + " needs an operand");
    }
    Term term = terms.size() == 1 ? terms.get(0) : new Term.Call(function, terms);
    return Expression.of(term, ResultType.BOOLEAN);
  }

  /**
   * What Go is asked about: whole numbers as {@code int64}, since Helm has them as floats, and Helm
   * 3.18.0 as text, of which also "0" is true.
   */
  static Term operand(Expression<?> operand) {
    return operand.resultType() == ResultType.INTEGER
        ? new Term.Call("int64", operand.term())
        : operand.term();
  }

  private static Expression<Boolean> call(String function, Term... arguments) {
    return Expression.of(new Term.Call(function, arguments), ResultType.BOOLEAN);
  }
}
