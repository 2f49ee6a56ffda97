package io.helmwright.chart;

import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether conditions can hold together. What is no {@code and}, {@code or}, {@code not}, {@code
 * empty}, {@code eq} or {@code ne} may be true or false, but the same each time.
 */
final class Satisfiability {

  /** Enough for every chart seen; beyond it nothing is claimed. */
  private static final int STEPS = 20_000;

  private sealed interface Formula {}

  private record Atom(int number) implements Formula {}

  private record Not(Formula operand) implements Formula {}

  private record AllOf(List<Formula> operands) implements Formula {}

  private record AnyOf(List<Formula> operands) implements Formula {}

  private final List<Term> atoms = new ArrayList<>();
  private final List<Formula> formulas = new ArrayList<>();
  private final Boolean[] truth;
  private int steps;

  private Satisfiability(List<Term> conditions) {
    conditions.forEach(condition -> formulas.add(formula(condition)));
    truth = new Boolean[atoms.size()];
  }

  /** Whether all conditions can hold at once; false too where that takes too long to say. */
  static boolean of(List<Term> conditions) {
    return new Satisfiability(conditions).from(0);
  }

  private boolean from(int atom) {
    if (++steps > STEPS
        || formulas.stream().anyMatch(formula -> Boolean.FALSE.equals(value(formula)))) {
      return false;
    }
    if (atom == truth.length) {
      return true;
    }
    for (boolean choice : new boolean[] {false, true}) {
      truth[atom] = choice;
      if ((!choice || agrees(atom)) && from(atom + 1)) {
        return true;
      }
    }
    truth[atom] = null;
    return false;
  }

  /** A text equals one literal only. */
  private boolean agrees(int atom) {
    if (!(atoms.get(atom) instanceof Term.Call equal) || !isEquality(equal)) {
      return true;
    }
    for (int i = 0; i < atom; i++) {
      if (Boolean.TRUE.equals(truth[i])
          && atoms.get(i) instanceof Term.Call other
          && isEquality(other)
          && SameTerm.same(other.arguments().get(0), equal.arguments().get(0))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEquality(Term.Call call) {
    return call.function().equals("eq")
        && call.arguments().size() == 2
        && call.arguments().get(1) instanceof Term.Literal;
  }

  /** Nothing where the atoms that are not yet chosen decide. */
  private Boolean value(Formula formula) {
    if (formula instanceof Atom atom) {
      return truth[atom.number()];
    } else if (formula instanceof Not not) {
      Boolean operand = value(not.operand());
      return operand == null ? null : Boolean.valueOf(!operand);
    } else if (formula instanceof AllOf all) {
      return first(all.operands(), false);
    }
    return first(((AnyOf) formula).operands(), true);
  }

  /** The deciding truth if any operand has it, its opposite if all have that. */
  private Boolean first(List<Formula> operands, boolean deciding) {
    boolean open = false;
    for (var operand : operands) {
      Boolean value = value(operand);
      open |= value == null;
      if (value != null && value == deciding) {
        return deciding;
      }
    }
    return open ? null : Boolean.valueOf(!deciding);
  }

  private Formula formula(Term term) {
    if (term instanceof Term.Call call) {
      var arguments = call.arguments();
      switch (call.function()) {
        case "and":
          return new AllOf(arguments.stream().map(this::formula).toList());
        case "or":
          return new AnyOf(arguments.stream().map(this::formula).toList());
        case "not", "empty":
          return new Not(formula(arguments.get(0)));
        case "ne":
          return new Not(formula(new Term.Call("eq", arguments)));
        case "eq":
          return new AnyOf(
              arguments.subList(1, arguments.size()).stream()
                  .map(right -> atom(new Term.Call("eq", arguments.get(0), right)))
                  .toList());
        default:
          return atom(term);
      }
    } else if (term instanceof Term.Literal literal && literal.value() instanceof Boolean value) {
      return value ? new AllOf(List.of()) : new AnyOf(List.of());
    }
    return atom(term);
  }

  private Formula atom(Term term) {
    for (int i = 0; i < atoms.size(); i++) {
      if (SameTerm.same(atoms.get(i), term)) {
        return new Atom(i);
      }
    }
    atoms.add(term);
    return new Atom(atoms.size() - 1);
  }
}
