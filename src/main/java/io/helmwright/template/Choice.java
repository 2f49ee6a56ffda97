package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the branches of a conditional, some of which have nothing left to render. */
final class Choice {

  private final List<Term> conditions = new ArrayList<>();
  private final List<Optional<Node>> bodies = new ArrayList<>();

  void add(Term condition, Optional<Node> body) {
    conditions.add(condition);
    bodies.add(body);
  }

  /** The whole choice, with what is rendered where no branch is taken; nothing if all is empty. */
  Optional<Node> otherwise(Optional<Node> body) {
    Optional<Node> rest = body;
    var branches = new ArrayList<Node.Branch>();
    for (int i = conditions.size() - 1; i >= 0; i--) {
      if (bodies.get(i).isPresent()) {
        branches.add(0, new Node.Branch(conditions.get(i), bodies.get(i).get()));
      } else {
        // Only where the empty branch isn't taken there is something.
        Term notTaken = Facts.not(conditions.get(i));
        rest = node(branches, rest);
        branches.clear();
        rest.ifPresent(left -> branches.add(new Node.Branch(notTaken, left)));
        rest = Optional.empty();
      }
    }
    return node(branches, rest);
  }

  private static Optional<Node> node(List<Node.Branch> branches, Optional<Node> otherwise) {
    return branches.isEmpty() ? otherwise : Optional.of(new Node.Conditional(branches, otherwise));
  }
}
