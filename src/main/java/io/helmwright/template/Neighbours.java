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
        result.set(result.size() - 1, conditional(condition.get(), content, Optional.empty()));
      } else if (SameTerm.same(condition.get(), new Term.Call("not", before.get()))) {
        var otherwise = Optional.of(collection(unconditional(member)));
        result.set(
            result.size() - 1, conditional(before.get(), unconditional(previous), otherwise));
      } else {
        result.add(member);
      }
    }
    return result;
  }

  private static Node.Member conditional(
      Term condition, List<Node.Member> then, Optional<Node> otherwise) {
    return new Node.Splice(
        new Node.Conditional(List.of(new Node.Branch(condition, collection(then))), otherwise));
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
