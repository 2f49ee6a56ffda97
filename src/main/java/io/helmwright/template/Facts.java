package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The conditions that hold at a place, and what is left of other conditions there. */
final class Facts {

  private static final Term TRUE = new Term.Literal(true);
  private static final Term FALSE = new Term.Literal(false);

  private final List<Term> known;
  private final Predicate<Term> repeatable;
  private Satisfiability given;

  private Facts(List<Term> known, Predicate<Term> repeatable) {
    this.known = known;
    this.repeatable = repeatable;
  }

  /**
   * Where nothing is known yet.
   *
   * @param repeatable whether a term, asked again, gives what it gave before
   */
  static Facts none(Predicate<Term> repeatable) {
    return new Facts(List.of(), repeatable);
  }

  Facts and(Term condition) {
    var all = new ArrayList<>(known);
    all.add(condition);
    return new Facts(all, repeatable);
  }

  Facts andNot(Term condition) {
    return and(not(condition));
  }

  /** What still is known where that variable, item or key is another one. */
  Facts without(Predicate<Term> renewed) {
    var kept = known.stream().filter(condition -> !mentions(condition, renewed)).toList();
    return kept.size() == known.size() ? this : new Facts(kept, repeatable);
  }

  private static boolean mentions(Term condition, Predicate<Term> wanted) {
    boolean[] found = {false};
    TreeWalk.walk(
        new Node.Output(condition),
        new TreeWalk.Visitor() {
          @Override
          public void term(Term term, int depth) {
            found[0] |= wanted.test(term);
          }
        });
    return found[0];
  }

  /** Whether the condition is decided here; nothing where it is open. */
  Optional<Boolean> decide(Term condition) {
    if (given == null) {
      given = Satisfiability.given(known, repeatable);
    }
    return given.decide(condition);
  }

  /** What is left to ask: the literal {@code true} or {@code false} where nothing is. */
  Term remaining(Term condition) {
    var decided = decide(condition);
    if (decided.isPresent()) {
      return decided.get() ? TRUE : FALSE;
    } else if (condition instanceof Term.Call call) {
      switch (call.function()) {
        case "and":
          return remaining(call, true);
        case "or":
          return remaining(call, false);
        case "not":
          return not(remaining(call.arguments().get(0)));
        default:
          return condition;
      }
    }
    return condition;
  }

  /**
   * An operand is asked where those before it didn't decide, as in Go.
   *
   * @param neutral what an operand is that has no say: true for {@code and}
   */
  private Term remaining(Term.Call call, boolean neutral) {
    var left = new ArrayList<Term>();
    var here = this;
    for (var operand : call.arguments()) {
      Term asked = here.remaining(operand);
      if (isLiteral(asked, !neutral)) {
        return asked;
      } else if (!isLiteral(asked, neutral)) {
        left.addAll(operands(asked, call.function()));
        here = neutral ? here.and(asked) : here.andNot(asked);
      }
    }
    if (left.isEmpty()) {
      return neutral ? TRUE : FALSE;
    }
    return left.size() == 1 ? left.get(0) : new Term.Call(call.function(), left);
  }

  private static List<Term> operands(Term term, String function) {
    return term instanceof Term.Call call && call.function().equals(function)
        ? call.arguments()
        : List.of(term);
  }

  static boolean isLiteral(Term term, boolean truth) {
    return term instanceof Term.Literal literal && literal.value().equals(truth);
  }

  static Term not(Term condition) {
    if (condition instanceof Term.Literal literal && literal.value() instanceof Boolean truth) {
      return truth ? FALSE : TRUE;
    }
    return condition instanceof Term.Call call && call.function().equals("not")
        ? call.arguments().get(0)
        : new Term.Call("not", condition);
  }
}
