package io.helmwright.template;

import java.util.List;
import java.util.Map;

/** The words that the writer's tests are written in. */
final class Trees {

  private Trees() {}

  static Expression<String> text(String key) {
    return Expression.of(Term.root("Values", key), ResultType.TEXT);
  }

  static Expression<String> line(String key) {
    return Expression.of(Term.root("Values", key), ResultType.LINE);
  }

  static Expression<Boolean> flag(String key) {
    return Expression.of(Term.root("Values", key), ResultType.BOOLEAN);
  }

  static Expression<Integer> integer(String key) {
    return Expression.of(Term.root("Values", key), ResultType.INTEGER);
  }

  static Expression<List<String>> list(String key) {
    return Expression.of(Term.root("Values", key), ResultType.LIST);
  }

  static Expression<Map<String, String>> map(String key) {
    return Expression.of(Term.root("Values", key), ResultType.MAP);
  }

  static Node.Entry entry(String key, Yaml<?> value) {
    return new Node.Entry(key, value.node());
  }

  static Node.Entry entry(String key, String literal) {
    return new Node.Entry(key, new Node.Literal(literal));
  }

  static Node.Splice splice(Yaml<?> collection) {
    return new Node.Splice(collection.node());
  }

  static Yaml<Object> mapping(Node.Member... members) {
    return Yaml.of(new Node.Mapping(List.of(members)));
  }

  /** The text of a file that holds this mapping. */
  static String print(Node.Member... members) {
    return print(mapping(members));
  }

  static String print(Yaml<?> yaml) {
    return new TemplateFile("x.yaml", yaml.node()).print();
  }

  /** The same once nothing is asked again. */
  static String simplified(Yaml<?> yaml) {
    return print(Yaml.of(Simplification.of(yaml.node()).orElseThrow()));
  }
}
