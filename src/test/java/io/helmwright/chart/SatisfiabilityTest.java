package io.helmwright.chart;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.ne;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static org.assertj.core.api.Assertions.assertThat;

import io.helmwright.template.Expression;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SatisfiabilityTest {

  private final Expression<Boolean> a = value("a");
  private final Expression<Boolean> b = value("b");
  private final Expression<String> mode = value("mode");

  private static <T> Expression<T> value(String name) {
    return Expression.of(Term.root("Values", name), ResultType.ANY);
  }

  private static boolean possible(Expression<?>... conditions) {
    return Satisfiability.of(Arrays.stream(conditions).map(Expression::term).toList());
  }

  @Test
  void nothingIsPossible() {
    assertThat(possible()).isTrue();
  }

  @Test
  void aConditionExcludesItsOpposite() {
    assertThat(possible(a, b)).isTrue();
    assertThat(possible(a, not(a))).isFalse();
  }

  @Test
  void whatIsNotBothIsNotTheOneWhenItIsTheOther() {
    assertThat(possible(not(and(a, b)), a)).isTrue();
    assertThat(possible(not(and(a, b)), a, b)).isFalse();
  }

  @Test
  void oneOfTwoRemains() {
    assertThat(possible(or(a, b), not(a))).isTrue();
    assertThat(possible(or(a, b), not(a), not(b))).isFalse();
  }

  @Test
  void aTextEqualsOneLiteralOnly() {
    assertThat(possible(eq(mode, "x", "y"), ne(mode, "x"))).isTrue();
    assertThat(possible(eq(mode, "x", "y"), ne(mode, "x"), ne(mode, "y"))).isFalse();
    assertThat(possible(eq(mode, "x"), eq(mode, "y"))).isFalse();
  }
}
