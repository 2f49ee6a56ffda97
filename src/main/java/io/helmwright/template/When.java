package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML under a condition, which may go on with {@code else if} and {@code else}.
 *
 * @param <T> what is rendered
 */
public final class When<T> implements Yaml<T> {

  private final List<Node.Branch> branches;

  When(Term condition, Node body) {
    this(List.of(new Node.Branch(condition, body)));
  }

  private When(List<Node.Branch> branches) {
    this.branches = branches;
  }

  /** {@code else if}. */
  public When<T> elseWhen(Expression<?> condition, Yaml<T> yaml) {
    var more = new ArrayList<>(branches);
    more.add(new Node.Branch(Conditions.operand(condition), yaml.node()));
    return new When<>(List.copyOf(more));
  }

  /** {@code else}. */
  public Yaml<T> otherwise(Yaml<T> yaml) {
    return Yaml.of(new Node.Conditional(branches, Optional.of(yaml.node())));
  }

  /** {@code else}. */
  public Yaml<String> otherwise(String text) {
    return Yaml.of(new Node.Conditional(branches, Optional.of(new Node.Literal(text))));
  }

  @Override
  public Node node() {
    return new Node.Conditional(branches, Optional.empty());
  }
}
