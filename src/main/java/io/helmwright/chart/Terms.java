package io.helmwright.chart;

import io.helmwright.template.BuiltIn;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.SameTerm;
import io.helmwright.template.Term;
import io.helmwright.template.TreeWalk;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for terms in what a tree renders, through the helpers that it includes. */
final class Terms {

  private Terms() {}

  /** The first such term whose result is part of what is rendered. */
  static Optional<Term> first(Node node, Predicate<Term> wanted) {
    var search = new Search(wanted);
    TreeWalk.walk(node, search);
    return Optional.ofNullable(search.found);
  }

  /** Whether it is a version of the chart, which changes with every upgrade. */
  static boolean isVersion(Term term) {
    return SameTerm.same(term, BuiltIn.CHART_VERSION.term())
        || SameTerm.same(term, BuiltIn.CHART_APP_VERSION.term());
  }

  private static final class Search implements TreeWalk.Visitor {
    private final Predicate<Term> wanted;
    private final Set<NamedTemplate<?>> entered = new HashSet<>();
    private Term found;

    Search(Predicate<Term> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void term(Term term, int depth) {
      if (found == null && wanted.test(term)) {
        found = term;
      }
    }

    @Override
    public boolean looksAtConditions() {
      return false;
    }

    @Override
    public boolean enters(NamedTemplate<?> template) {
      return entered.add(template);
    }
  }
}
