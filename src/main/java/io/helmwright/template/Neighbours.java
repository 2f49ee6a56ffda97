package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins the conditions of members that stand beside each other, as a person would write them. */
final class Neighbours {

  private Neighbours() {}

  /**
   * Neighbours under the same condition share one {@code if}, under opposite ones {@code if/else}.
   */
  static List<Node.Member> merged(List<Node.Member> members) {
    var result = new ArrayList<Node.Member>();
    for (var member : members) {
      Node.Member previous = result.isEmpty() ? null : result.get(result.size() - 1);
      var condition = soleCondition(member);
      var before = previous == null ? Optional.<Term>empty() : soleCondition(previous);
      if (condition.isEmpty() || before.isEmpty()) {
        result.add(member);
      } else if (SameTerm.same(condition.get(), before.get())) {
        var content = new ArrayList<>(unconditional(previous));
        content.addAll(unconditional(member));
        var both = new Node.Branch(condition.get(), collection(content));
        result.set(
            result.size() - 1,
            new Node.Splice(new Node.Conditional(List.of(both), Optional.empty())));
      } else if (SameTerm.same(condition.get(), new Term.Call("not", before.get()))) {
        var opposites = ifElse(before.get(), unconditional(previous), unconditional(member));
        result.set(result.size() - 1, new Node.Splice(opposites));
      } else {
        result.add(member);
      }
    }
    return result;
  }

  /** An entry that has conditions of its own goes on with {@code else if}. */
  private static Node ifElse(Term condition, List<Node.Member> then, List<Node.Member> otherwise) {
    var branches = new ArrayList<>(List.of(new Node.Branch(condition, collection(then))));
    if (otherwise.size() == 1
        && otherwise.get(0) instanceof Node.Entry entry
        && entry.value() instanceof Node.Conditional inner) {
      for (var branch : inner.branches()) {
        branches.add(new Node.Branch(branch.condition(), only(entry.key(), branch.body())));
      }
      return new Node.Conditional(branches, inner.otherwise().map(rest -> only(entry.key(), rest)));
    }
    return new Node.Conditional(branches, Optional.of(collection(otherwise)));
  }

  private static Node only(Node key, Node value) {
    return new Node.Mapping(List.of(new Node.Entry(key, value)));
  }

  private static Node collection(List<Node.Member> members) {
    return members.stream().anyMatch(Node.Item.class::isInstance)
        ? new Node.Sequence(members)
        : new Node.Mapping(members);
  }

  private static Optional<Term> soleCondition(Node.Member member) {
    return !(member instanceof Node.Comment)
            && Presence.payload(member) instanceof Node.Conditional conditional
            && conditional.branches().size() == 1
            && conditional.otherwise().isEmpty()
        ? Optional.of(conditional.branches().get(0).condition())
        : Optional.empty();
  }

  private static List<Node.Member> unconditional(Node.Member member) {
    Node body = ((Node.Conditional) Presence.payload(member)).branches().get(0).body();
    if (member instanceof Node.Entry entry) {
      return List.of(new Node.Entry(entry.key(), body));
    } else if (member instanceof Node.Item) {
      return List.of(new Node.Item(body));
    }
    if (body instanceof Node.Mapping mapping) {
      return mapping.members();
    }
    return body instanceof Node.Sequence sequence
        ? sequence.members()
        : List.of(new Node.Splice(body));
  }
}
