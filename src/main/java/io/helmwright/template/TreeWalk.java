package io.helmwright.template;

/** Visits every node and every term of a tree, in the order in which they are written. */
public final class TreeWalk {

  /** What to do at each place; every method does nothing unless overridden. */
  public interface Visitor {

    /**
     * A node, before its children.
     *
     * @param node the node
     */
    default void node(Node node) {}

    /**
     * A term, before its arguments.
     *
     * @param term the term
     * @param depth how many blocks that change the dot are around it
     */
    default void term(Term term, int depth) {}

    /**
     * Whether to go into the arguments of a term.
     *
     * @param term the term, which has just been visited
     */
    default boolean enters(Term term) {
      return true;
    }

    /** Whether to visit what only decides between branches. */
    default boolean looksAtConditions() {
      return true;
    }

    /**
     * Whether to go into a helper that is included.
     *
     * @param template the helper
     */
    default boolean enters(NamedTemplate<?> template) {
      return false;
    }
  }

  private final Visitor visitor;

  private TreeWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Walks the tree.
   *
   * @param root where to start
   * @param visitor what to do
   */
  public static void walk(Node root, Visitor visitor) {
    new TreeWalk(visitor).node(root, 0);
  }

  private void node(Node node, int depth) {
    visitor.node(node);
    if (node instanceof Node.Mapping mapping) {
      mapping.members().forEach(m -> member(m, depth));
    } else if (node instanceof Node.Sequence sequence) {
      sequence.members().forEach(m -> member(m, depth));
    } else if (node instanceof Node.Evaluated evaluated) {
      term(evaluated.term(), depth);
    } else if (node instanceof Node.Text text) {
      text.lines().forEach(l -> node(l, depth));
    } else if (node instanceof Node.Line line) {
      line.parts().forEach(p -> part(p, depth));
    } else if (node instanceof Node.Conditional conditional) {
      for (var branch : conditional.branches()) {
        if (visitor.looksAtConditions()) {
          term(branch.condition(), depth);
        }
        node(branch.body(), depth);
      }
      conditional.otherwise().ifPresent(n -> node(n, depth));
    } else if (node instanceof Node.With with) {
      term(with.subject(), depth);
      node(with.body(), depth + 1);
    } else if (node instanceof Node.Repeated repeated) {
      term(repeated.subject(), depth);
      node(repeated.body(), depth + 1);
    } else if (node instanceof Node.Assigned assigned) {
      term(assigned.term(), depth);
      node(assigned.body(), depth);
    } else if (node instanceof Node.Output output) {
      term(output.term(), depth);
    } else if (node instanceof Node.Document document) {
      node(document.body(), depth);
    } else if (node instanceof Node.Group group) {
      group.nodes().forEach(n -> node(n, depth));
    }
  }

  private void member(Node.Member member, int depth) {
    if (member instanceof Node.Entry entry) {
      node(entry.key(), depth);
      node(entry.value(), depth);
    } else if (member instanceof Node.Item item) {
      node(item.value(), depth);
    } else if (member instanceof Node.Splice splice) {
      node(splice.collection(), depth);
    }
  }

  private void part(Term.Part part, int depth) {
    if (part instanceof Term.Placeholder placeholder) {
      term(placeholder.term(), depth);
    }
  }

  private void term(Term term, int depth) {
    visitor.term(term, depth);
    if (!visitor.enters(term)) {
      return;
    }
    if (term instanceof Term.Field field) {
      term(field.base(), depth);
    } else if (term instanceof Term.Call call) {
      call.arguments().forEach(t -> term(t, depth));
    } else if (term instanceof Term.Method method) {
      term(method.method(), depth);
      method.arguments().forEach(t -> term(t, depth));
    } else if (term instanceof Term.Piped piped) {
      term(piped.input(), depth);
      piped.arguments().forEach(t -> term(t, depth));
    } else if (term instanceof Term.Include include) {
      term(include.argument(), depth);
      if (visitor.enters(include.template())) {
        node(include.template().body(), depth);
      }
    } else if (term instanceof Term.Interpolation interpolation) {
      interpolation.parts().forEach(p -> part(p, depth));
    }
  }
}
