package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Under which conditions a node renders to anything, so that no empty key is left behind. */
final class Presence {

  private Presence() {}

  /**
   * Nothing when the node always renders to something; else the conditions, any of which suffices.
   */
  static Optional<List<Term>> conditions(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return ofMembers(mapping.members());
    } else if (node instanceof Node.Sequence sequence) {
      return ofMembers(sequence.members());
    } else if (node instanceof Node.Conditional conditional) {
      return ofConditional(conditional);
    } else if (node instanceof Node.With with) {
      return Optional.of(List.of(with.subject()));
    } else if (node instanceof Node.Repeated repeated) {
      return repeated.neverEmpty() ? Optional.empty() : Optional.of(List.of(repeated.subject()));
    }
    return Optional.empty();
  }

  private static Optional<List<Term>> ofMembers(List<Node.Member> members) {
    var all = new ArrayList<Term>();
    boolean any = false;
    for (var member : members) {
      if (member instanceof Node.Comment) {
        continue;
      }
      any = true;
      var conditions = conditions(payload(member));
      if (conditions.isEmpty()) {
        return Optional.empty();
      }
      for (var condition : conditions.get()) {
        if (all.stream().noneMatch(known -> SameTerm.same(known, condition))) {
          all.add(condition);
        }
      }
    }
    return any ? Optional.of(List.copyOf(all)) : Optional.empty();
  }

  private static Optional<List<Term>> ofConditional(Node.Conditional conditional) {
    var all = new ArrayList<Term>();
    for (var branch : conditional.branches()) {
      var inner = conditions(branch.body());
      all.add(
          inner.isEmpty() || inner.get().isEmpty()
              ? branch.condition()
              : new Term.Call("and", branch.condition(), anyOf(inner.get())));
    }
    if (conditional.otherwise().isEmpty()) {
      return Optional.of(all);
    }
    return conditions(conditional.otherwise().get())
        .map(
            rest -> {
              all.addAll(rest);
              return all;
            });
  }

  private static Term anyOf(List<Term> conditions) {
    return conditions.size() == 1 ? conditions.get(0) : new Term.Call("or", conditions);
  }

  /** What a member renders, whatever its key. */
  static Node payload(Node.Member member) {
    if (member instanceof Node.Entry entry) {
      return entry.value();
    } else if (member instanceof Node.Item item) {
      return item.value();
    } else if (member instanceof Node.Splice splice) {
      return splice.collection();
    }
    throw new IllegalStateException("a comment has no payload");
  }
}
