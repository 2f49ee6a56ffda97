package io.helmwright.template;

import java.util.List;

/**
 * Whether two pipelines are written the same. The records' own {@code equals} would say the same,
 * but the JVM spins its code at run time, which costs a short process tens of milliseconds.
 */
public final class SameTerm {

  private SameTerm() {}

  /** Whether both are written the same. */
  public static boolean same(Term a, Term b) {
    if (a == b) {
      return true;
    } else if (a instanceof Term.Literal x && b instanceof Term.Literal y) {
      return x.value().equals(y.value());
    } else if (a instanceof Term.Root) {
      return b instanceof Term.Root;
    } else if (a instanceof Term.Item x && b instanceof Term.Item y) {
      return x.scope() == y.scope();
    } else if (a instanceof Term.Key x && b instanceof Term.Key y) {
      return x.scope() == y.scope();
    } else if (a instanceof Term.Field x && b instanceof Term.Field y) {
      return x.path().equals(y.path()) && same(x.base(), y.base());
    } else if (a instanceof Term.Variable x && b instanceof Term.Variable y) {
      return x.name().equals(y.name());
    } else if (a instanceof Term.Call x && b instanceof Term.Call y) {
      return x.function().equals(y.function()) && same(x.arguments(), y.arguments());
    } else if (a instanceof Term.Method x && b instanceof Term.Method y) {
      return same(x.method(), y.method()) && same(x.arguments(), y.arguments());
    } else if (a instanceof Term.Piped x && b instanceof Term.Piped y) {
      return x.function().equals(y.function())
          && same(x.input(), y.input())
          && same(x.arguments(), y.arguments());
    } else if (a instanceof Term.Include x && b instanceof Term.Include y) {
      return x.template() == y.template() && same(x.argument(), y.argument());
    } else if (a instanceof Term.Interpolation x && b instanceof Term.Interpolation y) {
      return same(TermPrinter.asPrintf(x), TermPrinter.asPrintf(y));
    }
    return a instanceof Term.Raw x && b instanceof Term.Raw y && x.text().equals(y.text());
  }

  /** Whether both scalars are written the same; collections and control flow never are. */
  public static boolean same(Node a, Node b) {
    if (a instanceof Node.Literal x && b instanceof Node.Literal y) {
      return x.value().equals(y.value());
    }
    return a instanceof Node.Evaluated x
        && b instanceof Node.Evaluated y
        && same(x.term(), y.term());
  }

  private static boolean same(List<Term> a, List<Term> b) {
    for (int i = 0; i < a.size() && i < b.size(); i++) {
      if (!same(a.get(i), b.get(i))) {
        return false;
      }
    }
    return a.size() == b.size();
  }
}
