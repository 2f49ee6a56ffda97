package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.Satisfiability;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold for a part of a template to be rendered.
 *
 * @param conditions those of all blocks around it
 * @param guards what the chart's guards leave, where they are known
 */
record Circumstances(List<Term> conditions, Optional<Satisfiability> guards) {

  static final Circumstances ALWAYS = new Circumstances(List.of(), Optional.empty());

  Circumstances {
    conditions = List.copyOf(conditions);
  }

  /** What the chart's guards leave: no condition under which they stop the render. */
  static Circumstances allowedBy(Chart chart) {
    var allowed = new ArrayList<Term>();
    for (var template : chart.templates()) {
      if (template.file().node() instanceof Node.Group group) {
        for (var node : group.nodes()) {
          if (node instanceof Node.Conditional guard
              && guard.branches().size() == 1
              && guard.branches().get(0).body() instanceof Node.Output output
              && output.term() instanceof Term.Call call
              && call.function().equals("fail")) {
            allowed.add(new Term.Call("not", guard.branches().get(0).condition()));
          }
        }
      }
    }
    return new Circumstances(List.of(), Optional.of(Satisfiability.given(allowed)));
  }

  Circumstances and(Term condition) {
    return and(new Circumstances(List.of(condition), Optional.empty()));
  }

  Circumstances andNot(Term condition) {
    return and(new Term.Call("not", condition));
  }

  Circumstances and(Circumstances others) {
    var all = new ArrayList<>(conditions);
    all.addAll(others.conditions());
    return new Circumstances(all, guards.or(others::guards));
  }

  /** Whether there may be values under which all of it holds. */
  boolean isPossible() {
    return guards.map(g -> g.allows(conditions)).orElseGet(() -> Satisfiability.of(conditions));
  }
}
