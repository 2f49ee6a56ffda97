package io.helmwright.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether conditions can hold together. What is no {@code and}, {@code or}, {@code not}, {@code
 * empty}, {@code eq} or {@code ne} may be true or false, but the same each time, unless it is said
 * to be something that may change.
 */
public final class Satisfiability {

  /** Enough for every chart seen; beyond it nothing is claimed. */
  private static final int STEPS = 20_000;

  private sealed interface Formula {}

  private record Atom(int number) implements Formula {}

  private record Not(Formula operand) implements Formula {}

  private record AllOf(List<Formula> operands) implements Formula {}

  private record AnyOf(List<Formula> operands) implements Formula {}

  private final Predicate<Term> repeatable;
  private final List<Term> atoms;
  private final List<List<Integer>> agreeing;
  private final List<Formula> formulas;
  private Boolean[] truth = {};
  private List<List<Formula>> occurrences = List.of();
  private int steps;

  private Satisfiability(
      Predicate<Term> repeatable,
      List<Term> atoms,
      List<List<Integer>> agreeing,
      List<Formula> formulas) {
    this.repeatable = repeatable;
    this.atoms = new ArrayList<>(atoms);
    this.agreeing = new ArrayList<>(agreeing);
    this.formulas = new ArrayList<>(formulas);
  }

  /** Conditions that hold in any case, which can hold together. */
  public static Satisfiability given(List<Term> conditions) {
    return given(conditions, term -> true);
  }

  /**
   * The same, where not every term gives the same each time.
   *
   * @param conditions what holds in any case
   * @param repeatable whether a term, asked again, gives what it gave before
   */
  public static Satisfiability given(List<Term> conditions, Predicate<Term> repeatable) {
    var given = new Satisfiability(repeatable, List.of(), List.of(), List.of());
    conditions.forEach(given::add);
    return given;
  }

  /** Whether all conditions can hold at once; false too where that takes too long to say. */
  public static boolean of(List<Term> conditions) {
    return given(List.of()).allows(conditions);
  }

  /**
   * Whether these conditions can hold besides those that are given; false too where that takes too
   * long to say.
   */
  public boolean allows(List<Term> conditions) {
    return with(conditions).solve(formulas.size());
  }

  /**
   * Whether the condition holds, or doesn't, wherever what is given holds; nothing where both may
   * be, or where it takes too long to say.
   */
  public Optional<Boolean> decide(Term condition) {
    var all = with(List.of(condition));
    int asked = formulas.size();
    var formula = all.formulas.get(asked);
    if (isNew(formula) && all.agreeing.get(atoms.size()).isEmpty()) {
      return Optional.empty();
    } else if (all.refutes(asked)) {
      return Optional.of(false);
    }
    all.formulas.set(asked, new Not(formula));
    return all.refutes(asked) ? Optional.of(true) : Optional.empty();
  }

  /** Whether nothing that is given says anything about it. */
  private boolean isNew(Formula formula) {
    return formula instanceof Not not
        ? isNew(not.operand())
        : formula instanceof Atom atom && atom.number() == atoms.size();
  }

  private boolean refutes(int first) {
    steps = 0;
    return !solve(first) && steps <= STEPS;
  }

  private Satisfiability with(List<Term> conditions) {
    var all = new Satisfiability(repeatable, atoms, agreeing, formulas);
    conditions.forEach(all::add);
    return all;
  }

  private void add(Term condition) {
    formulas.add(formula(condition));
  }

  /** Decides the atoms of the formulas from there on, and those that depend on them. */
  private boolean solve(int first) {
    truth = new Boolean[atoms.size()];
    occurrences = new ArrayList<>();
    for (int i = 0; i < atoms.size(); i++) {
      occurrences.add(new ArrayList<>());
    }
    var constants = new ArrayList<Formula>();
    for (var formula : formulas) {
      var its = new LinkedHashSet<Integer>();
      collect(formula, its);
      its.forEach(atom -> occurrences.get(atom).add(formula));
      if (its.isEmpty()) {
        constants.add(formula);
      }
    }
    if (constants.stream().anyMatch(formula -> Boolean.FALSE.equals(value(formula)))) {
      return false;
    }
    return from(0, dependent(formulas.subList(first, formulas.size())));
  }

  private List<Integer> dependent(List<Formula> asked) {
    var found = new LinkedHashSet<Integer>();
    asked.forEach(formula -> collect(formula, found));
    var pending = new ArrayDeque<>(found);
    while (!pending.isEmpty()) {
      int atom = pending.remove();
      var neighbours = new LinkedHashSet<>(agreeing.get(atom));
      occurrences.get(atom).forEach(formula -> collect(formula, neighbours));
      for (int neighbour : neighbours) {
        if (found.add(neighbour)) {
          pending.add(neighbour);
        }
      }
    }
    return List.copyOf(found);
  }

  private static void collect(Formula formula, Set<Integer> found) {
    if (formula instanceof Atom atom) {
      found.add(atom.number());
    } else if (formula instanceof Not not) {
      collect(not.operand(), found);
    } else if (formula instanceof AllOf all) {
      all.operands().forEach(operand -> collect(operand, found));
    } else {
      ((AnyOf) formula).operands().forEach(operand -> collect(operand, found));
    }
  }

  private boolean from(int position, List<Integer> order) {
    if (position == order.size()) {
      return true;
    }
    int atom = order.get(position);
    for (boolean choice : new boolean[] {false, true}) {
      truth[atom] = choice;
      if (++steps <= STEPS
          && (!choice || agrees(atom))
          && occurrences.get(atom).stream().noneMatch(f -> Boolean.FALSE.equals(value(f)))
          && from(position + 1, order)) {
        return true;
      }
    }
    truth[atom] = null;
    return false;
  }

  /** A text equals one literal only. */
  private boolean agrees(int atom) {
    for (int other : agreeing.get(atom)) {
      if (Boolean.TRUE.equals(truth[other])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameText(Term one, Term other) {
    return one instanceof Term.Call a
        && other instanceof Term.Call b
        && isEquality(a)
        && isEquality(b)
        && SameTerm.same(a.arguments().get(0), b.arguments().get(0));
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
    boolean comparable = repeatable.test(term);
    for (int i = 0; i < atoms.size(); i++) {
      if (comparable && SameTerm.same(atoms.get(i), term)) {
        return new Atom(i);
      }
    }
    int number = atoms.size();
    var others = new ArrayList<Integer>();
    for (int i = 0; i < number; i++) {
      if (comparable && sameText(atoms.get(i), term)) {
        others.add(i);
        var extended = new ArrayList<>(agreeing.get(i));
        extended.add(number);
        agreeing.set(i, extended);
      }
    }
    atoms.add(term);
    agreeing.add(others);
    return new Atom(number);
  }
}
