package io.helmwright.template;

import static io.helmwright.template.Conditions.and;
import static io.helmwright.template.Conditions.eq;
import static io.helmwright.template.Conditions.ne;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Conditions.or;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void aConditionIsDecidedByThoseThatHold() {
    var given = Satisfiability.given(List.of(or(a, b).term(), not(a).term()));

    assertThat(given.decide(b.term())).contains(true);
    assertThat(given.decide(a.term())).contains(false);
    assertThat(given.decide(mode.term())).isEmpty();
  }

  @Test
  void whatMayChangeDecidesNothing() {
    var given = Satisfiability.given(List.of(a.term()), term -> false);

    assertThat(given.decide(a.term())).isEmpty();
  }

  /** Eight pigeons don't fit into seven holes, but to try them all takes for ever. */
  @Test
  void whatTakesTooLongToSayIsNeitherAllowedNorDecided() {
    var conditions = new ArrayList<Term>();
    for (int pigeon = 0; pigeon < 8; pigeon++) {
      int each = pigeon;
      conditions.add(
          or(IntStream.range(0, 7).mapToObj(hole -> in(each, hole)).toArray(Expression<?>[]::new))
              .term());
      for (int other = 0; other < pigeon; other++) {
        for (int hole = 0; hole < 7; hole++) {
          conditions.add(not(and(in(pigeon, hole), in(other, hole))).term());
        }
      }
    }
    var nothing = Satisfiability.given(List.of());

    assertThat(nothing.allows(conditions)).isFalse();
    assertThat(nothing.decide(new Term.Call("and", conditions))).isEmpty();
  }

  private static Expression<Boolean> in(int pigeon, int hole) {
    return value("pigeon" + pigeon + "in" + hole);
  }
}
