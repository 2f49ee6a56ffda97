package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins the conditions of members that stand beside each other, as a person would write them. */
final class Neighbours {

  private Neighbours() {}

  /** A member, or what it is under a single condition and otherwise. */
  private record Choice(Term condition, List<Node.Member> then, List<Node.Member> otherwise) {

    private Choice followedBy(Choice next) {
      return new Choice(condition, joined(then, next.then), joined(otherwise, next.otherwise));
    }

    private static List<Node.Member> joined(List<Node.Member> first, List<Node.Member> second) {
      var all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }

    private boolean isOppositeOf(Choice other) {
      return otherwise.isEmpty()
          && other.otherwise.isEmpty()
          && SameTerm.same(condition, new Term.Call("not", other.condition));
    }

    private Node.Member member() {
      return new Node.Splice(
          new Node.Conditional(
              List.of(new Node.Branch(condition, collection(then))),
              otherwise.isEmpty() ? Optional.empty() : Optional.of(collection(otherwise))));
    }
  }

  /**
   * Neighbours under the same condition share one {@code if}, and one {@code else}; under opposite
   * ones they become {@code if/else}.
   */
  static List<Node.Member> merged(List<Node.Member> members) {
    var result = new ArrayList<Node.Member>();
    for (var member : members) {
      var choice = choice(member);
      var before =
          result.isEmpty() ? Optional.<Choice>empty() : choice(result.get(result.size() - 1));
      if (choice.isEmpty() || before.isEmpty()) {
        result.add(member);
      } else if (SameTerm.same(choice.get().condition(), before.get().condition())) {
        result.set(result.size() - 1, before.get().followedBy(choice.get()).member());
      } else if (choice.get().isOppositeOf(before.get())) {
        var opposites = ifElse(before.get(), choice.get().then());
        result.set(result.size() - 1, new Node.Splice(opposites));
      } else {
        result.add(member);
      }
    }
    return result;
  }

  /** An entry that has conditions of its own goes on with {@code else if}. */
  private static Node ifElse(Choice first, List<Node.Member> otherwise) {
    var branches =
        new ArrayList<>(List.of(new Node.Branch(first.condition(), collection(first.then()))));
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

  private static Optional<Choice> choice(Node.Member member) {
    return !(member instanceof Node.Comment)
            && Presence.payload(member) instanceof Node.Conditional conditional
            && conditional.branches().size() == 1
        ? Optional.of(
            new Choice(
                conditional.branches().get(0).condition(),
                members(member, conditional.branches().get(0).body()),
                conditional.otherwise().map(body -> members(member, body)).orElse(List.of())))
        : Optional.empty();
  }

  /** What stands in a member's place when it is this body and no condition. */
  private static List<Node.Member> members(Node.Member member, Node body) {
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
