package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out of a tree what the conditions around a place decide: branches that are never taken,
 * questions whose answer is known, and what is empty without them. What it renders stays the same,
 * as far as values don't change meanwhile, which no template of ours does.
 */
public final class Simplification {

  private final Effects effects;

  private Simplification(Effects effects) {
    this.effects = effects;
  }

  /**
   * The tree with every question asked once; nothing if it never renders to anything.
   *
   * @param tree a file, a helper, or a part of one
   */
  public static Optional<Node> of(Node tree) {
    return of(tree, List.of());
  }

  /**
   * The same, given what holds wherever the tree is put in.
   *
   * @param assumed conditions that hold there
   */
  static Optional<Node> of(Node tree, List<Term> assumed) {
    var effects = Effects.of(tree);
    if (effects.changesMaps()) {
      return Optional.of(tree);
    }
    var facts = Facts.none(effects::allowRepeating);
    for (var each : assumed) {
      facts = facts.and(each);
    }
    return new Simplification(effects).node(tree, facts, true);
  }

  /**
   * @param amongLines whether the place takes any number of lines; else it takes one value
   * @return nothing where nothing is left of what was there
   */
  private Optional<Node> node(Node node, Facts facts, boolean amongLines) {
    if (node instanceof Node.Mapping mapping) {
      return members(mapping.members(), facts)
          .map(left -> new Node.Mapping(mapping.type(), mapping.required(), left));
    } else if (node instanceof Node.Sequence sequence) {
      return members(sequence.members(), facts).map(Node.Sequence::new);
    } else if (node instanceof Node.Text text) {
      var left = nodes(text.lines(), facts, true).<Node>map(Node.Text::new);
      return left.isPresent() || amongLines ? left : Optional.of(new Node.Literal(""));
    } else if (node instanceof Node.Group group) {
      return nodes(group.nodes(), facts, amongLines).map(Node.Group::new);
    } else if (node instanceof Node.Document document) {
      return node(document.body(), facts, amongLines).map(Node.Document::new);
    } else if (node instanceof Node.Conditional conditional) {
      return conditional(conditional, facts, amongLines);
    } else if (node instanceof Node.With with) {
      return with(with, facts, amongLines);
    } else if (node instanceof Node.Repeated repeated) {
      return repeated(repeated, facts, amongLines);
    } else if (node instanceof Node.Assigned assigned) {
      return assigned(assigned, facts, amongLines);
    }
    return Optional.of(node);
  }

  private Optional<List<Node>> nodes(List<Node> nodes, Facts facts, boolean amongLines) {
    var left = nodes.stream().flatMap(each -> node(each, facts, amongLines).stream()).toList();
    return left.isEmpty() && !nodes.isEmpty() ? Optional.empty() : Optional.of(left);
  }

  private Optional<Node> conditional(Node.Conditional node, Facts facts, boolean amongLines) {
    var choice = new Choice();
    var here = facts;
    for (var branch : node.branches()) {
      Term asked = here.remaining(branch.condition());
      if (Facts.isLiteral(asked, true)) {
        return choice.otherwise(node(branch.body(), here, amongLines));
      } else if (!Facts.isLiteral(asked, false)) {
        choice.add(asked, node(branch.body(), here.and(asked), amongLines));
        here = here.andNot(asked);
      }
    }
    var left = here;
    return choice.otherwise(node.otherwise().flatMap(n -> node(n, left, amongLines)));
  }

  private Optional<Node> with(Node.With with, Facts facts, boolean amongLines) {
    var holds = facts.decide(with.subject());
    if (holds.isPresent() && !holds.get()) {
      return Optional.empty();
    } else if (holds.isPresent()
        && with.body() instanceof Node.Evaluated body
        && isItem(body, with)) {
      return Optional.of(new Node.Evaluated(with.subject(), body.type()));
    }
    // Any other stays, though its subject is there, as the short name that it gives to it.
    var inside = inside(with.scope(), facts).and(with.subject()).and(with.scope().item());
    return node(with.body(), inside, amongLines)
        .map(body -> new Node.With(with.subject(), with.scope(), body));
  }

  private static boolean isItem(Node.Evaluated body, Node.With with) {
    return SameTerm.same(body.term(), with.scope().item());
  }

  private Optional<Node> repeated(Node.Repeated each, Facts facts, boolean amongLines) {
    var holds = facts.decide(each.subject());
    if (holds.isPresent() && !holds.get()) {
      return Optional.empty();
    }
    boolean filled = holds.isPresent() || each.neverEmpty();
    return node(each.body(), inside(each.scope(), facts).and(each.subject()), amongLines)
        .map(body -> new Node.Repeated(each.subject(), each.scope(), body, filled));
  }

  /** The item and the key are others than in a block around it that goes by the same scope. */
  private static Facts inside(Scope scope, Facts facts) {
    return facts.without(
        term ->
            term instanceof Term.Item item && item.scope() == scope
                || term instanceof Term.Key key && key.scope() == scope);
  }

  private Optional<Node> assigned(Node.Assigned assigned, Facts facts, boolean amongLines) {
    var inside =
        facts.without(
            term ->
                term instanceof Term.Variable other
                    && other.name().equals(assigned.variable().name()));
    var body = node(assigned.body(), inside, amongLines);
    // What is evaluated for what it does is evaluated still.
    return body.isEmpty() && effects.allowRepeating(assigned.term())
        ? body
        : Optional.of(
            new Node.Assigned(
                assigned.variable(),
                assigned.term(),
                body.orElseGet(() -> new Node.Group(List.of()))));
  }

  /** Nothing if all that was there is gone; a comment goes with the member that it stands above. */
  private Optional<List<Node.Member>> members(List<Node.Member> members, Facts facts) {
    var left = new ArrayList<Node.Member>();
    var comments = new ArrayList<Node.Member>();
    boolean gone = false;
    boolean any = false;
    for (var member : members) {
      if (member instanceof Node.Comment) {
        comments.add(member);
        continue;
      }
      var remaining = member(member, facts);
      if (remaining.isPresent()) {
        left.addAll(comments);
        left.addAll(remaining.get());
        any = true;
      }
      gone |= remaining.isEmpty();
      comments.clear();
    }
    left.addAll(comments);
    return gone && !any ? Optional.empty() : Optional.of(left);
  }

  private Optional<List<Node.Member>> member(Node.Member member, Facts facts) {
    if (member instanceof Node.Splice splice) {
      return node(splice.collection(), facts, true).map(Simplification::spliced);
    }
    var value = node(Presence.payload(member), facts, false);
    return value.map(
        left ->
            List.of(
                member instanceof Node.Entry entry
                    ? new Node.Entry(entry.key(), left)
                    : new Node.Item(left)));
  }

  private static List<Node.Member> spliced(Node collection) {
    if (collection instanceof Node.Mapping mapping) {
      return mapping.members();
    }
    return collection instanceof Node.Sequence sequence
        ? sequence.members()
        : List.of(new Node.Splice(collection));
  }
}
