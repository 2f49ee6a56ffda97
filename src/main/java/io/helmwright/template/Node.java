package io.helmwright.template;

import java.util.List;
import java.util.Optional;

/**
 * The template tree: YAML with Go template control flow in it. The whole grammar is on this page.
 */
public sealed interface Node {

  /**
   * A YAML mapping.
   *
   * @param type the name of the Kubernetes type, or "" for a free mapping
   * @param required the fields that Kubernetes demands of that type
   * @param members entries, spliced maps and comments, in order
   */
  record Mapping(String type, List<String> required, List<Member> members) implements Node {
    public Mapping {
      required = List.copyOf(required);
      members = List.copyOf(members);
    }

    public Mapping(List<Member> members) {
      this("", List.of(), members);
    }
  }

  /** A YAML sequence: items, spliced lists and comments, in order. */
  record Sequence(List<Member> members) implements Node {
    public Sequence {
      members = List.copyOf(members);
    }
  }

  /** A scalar known in Java: {@code String}, {@code Long}, {@code Double} or {@code Boolean}. */
  record Literal(Object value) implements Node {}

  /** What a pipeline evaluates to. */
  record Evaluated(Term term, ResultType type) implements Node {}

  /** A multi-line string, written as a block scalar; its lines may be conditional. */
  record Text(List<Node> lines) implements Node {
    public Text {
      lines = List.copyOf(lines);
    }
  }

  /** One line of a {@link Text}. */
  record Line(List<Term.Part> parts) implements Node {
    public Line {
      parts = List.copyOf(parts);
    }
  }

  /** {@code if}, {@code else if}, {@code else}. */
  record Conditional(List<Branch> branches, Optional<Node> otherwise) implements Node {
    public Conditional {
      branches = List.copyOf(branches);
    }
  }

  /** One {@code if} or {@code else if}. */
  record Branch(Term condition, Node body) {}

  /** {@code with}: the body only when the subject is not empty; the dot is the subject. */
  record With(Term subject, Scope scope, Node body) implements Node {}

  /**
   * {@code range}: the body once per item; the dot is the item.
   *
   * @param neverEmpty whether a rule makes sure that there is an item
   */
  record Repeated(Term subject, Scope scope, Node body, boolean neverEmpty) implements Node {
    public Repeated(Term subject, Scope scope, Node body) {
      this(subject, scope, body, false);
    }
  }

  /** {@code $name := term}, then the body. */
  record Assigned(Term.Variable variable, Term term, Node body) implements Node {}

  /** The result of a pipeline as text, as the body of a helper has it; or a {@code fail}. */
  record Output(Term term) implements Node {}

  /** A YAML document of its own, after a {@code ---} line. */
  record Document(Node body) implements Node {}

  /** Nodes that share a place. */
  record Group(List<Node> nodes) implements Node {
    public Group {
      nodes = List.copyOf(nodes);
    }
  }

  /** A part of a {@link Mapping} or a {@link Sequence}. */
  sealed interface Member {}

  /** {@code key: value}; the key is a {@link Literal} or {@link Evaluated}. */
  record Entry(Node key, Node value) implements Member {
    public Entry(String key, Node value) {
      this(new Literal(key), value);
    }

    /** Whether this is the entry of that very key. */
    public boolean hasKey(String name) {
      return key instanceof Literal literal && literal.value().equals(name);
    }
  }

  /** {@code - value}. */
  record Item(Node value) implements Member {}

  /** The members of a whole map or list, put in at this place. */
  record Splice(Node collection) implements Member {}

  /** {@code # text} above the next member. */
  record Comment(String text) implements Member {}
}
