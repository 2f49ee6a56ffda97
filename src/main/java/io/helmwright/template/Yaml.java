package io.helmwright.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Anything that renders to the YAML of a {@code T}: a literal, a Helm expression, a typed object,
 * or one of these under a condition or a loop.
 *
 * @param <T> the Java type of what is rendered: {@code String}, {@code Integer}, {@code Boolean},
 *     {@code IntOrString}, a Kubernetes class, or a {@code List} or {@code Map} of these
 */
public interface Yaml<T> {

  /** The template tree that renders it. */
  Node node();

  /** A YAML string; any text without U+0000 and without lone surrogates. */
  static Yaml<String> string(String value) {
    return of(new Node.Literal(value));
  }

  /** A YAML integer. */
  static Yaml<Integer> integer(long value) {
    return of(new Node.Literal(value));
  }

  /** A YAML boolean. */
  static Yaml<Boolean> bool(boolean value) {
    return of(new Node.Literal(value));
  }

  /** A YAML sequence of the given items; an item may be conditional. */
  @SafeVarargs
  static <T> Yaml<List<T>> list(Yaml<? extends T>... items) {
    var members = new ArrayList<Node.Member>();
    for (var item : items) {
      members.add(new Node.Item(item.node()));
    }
    return of(new Node.Sequence(members));
  }

  /** Gives a hand-made tree its type. The caller answers for the match. */
  static <T> Yaml<T> of(Node node) {
    return () -> node;
  }
}
