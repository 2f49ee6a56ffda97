package io.helmwright.pattern;

import io.helmwright.template.Control;
import io.helmwright.template.Expression;
import io.helmwright.template.Node;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Annotations that a pattern sets, some of them under conditions. */
final class Annotations {

  private final List<Node.Member> members = new ArrayList<>();

  /** Collects them in order. */
  static Annotations of(Consumer<Annotations> content) {
    var annotations = new Annotations();
    content.accept(annotations);
    return annotations;
  }

  Annotations put(String key, String value) {
    return put(key, Yaml.string(value));
  }

  /** An annotation that is left out where the value renders to nothing. */
  Annotations put(String key, Yaml<String> value) {
    members.add(new Node.Entry(key, value.node()));
    return this;
  }

  Annotations when(Expression<?> condition, Consumer<Annotations> content) {
    members.add(new Node.Splice(Control.when(condition, Yaml.of(of(content).node())).node()));
    return this;
  }

  Annotations when(
      Expression<?> condition, Consumer<Annotations> then, Consumer<Annotations> otherwise) {
    members.add(
        new Node.Splice(
            Control.when(condition, Yaml.of(of(then).node()))
                .otherwise(Yaml.of(of(otherwise).node()))
                .node()));
    return this;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  Node.Mapping node() {
    return new Node.Mapping(members);
  }
}
