package io.helmwright.kubernetes;

import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Short words for expected trees. */
final class Nodes {

  private Nodes() {}

  static <T> Expression<T> value(String name, ResultType type) {
    return Expression.of(Term.root("Values", name), type);
  }

  static <T> Yaml<T> when(Yaml<T> yaml) {
    var branch = new Node.Branch(Term.root("Values", "enabled"), yaml.node());
    return Yaml.of(new Node.Conditional(List.of(branch), Optional.empty()));
  }

  static Node literal(Object value) {
    return new Node.Literal(value);
  }

  static Node evaluated(String name, ResultType type) {
    return value(name, type).node();
  }

  static Node sequence(Node.Member... members) {
    return new Node.Sequence(List.of(members));
  }

  static Expected object(String type) {
    return new Expected(type);
  }

  /** An expected mapping. */
  static final class Expected {

    private final String type;
    private final List<Node.Member> members = new ArrayList<>();
    private List<String> required = List.of();

    private Expected(String type) {
      this.type = type;
    }

    Expected required(String... fields) {
      required = List.of(fields);
      return this;
    }

    Expected with(String key, Node value) {
      return with(new Node.Entry(key, value));
    }

    Expected with(Node.Member member) {
      members.add(member);
      return this;
    }

    Node.Mapping node() {
      return new Node.Mapping(type, required, members);
    }
  }
}
