package io.helmwright.kubernetes;

import io.helmwright.template.Node;
import io.helmwright.template.Yaml;

/** A port's number or name; a count or a percentage. */
public final class IntOrString implements Yaml<IntOrString> {

  private final Node node;

  private IntOrString(Node node) {
    this.node = node;
  }

  /** A number. */
  public static IntOrString of(long value) {
    return new IntOrString(new Node.Literal(value));
  }

  /** A name or a percentage. */
  public static IntOrString of(String value) {
    return new IntOrString(new Node.Literal(value));
  }

  /** A number that Helm evaluates. */
  public static IntOrString of(Yaml<Integer> value) {
    return new IntOrString(value.node());
  }

  /** A name or a percentage that Helm evaluates. */
  public static IntOrString ofString(Yaml<String> value) {
    return new IntOrString(value.node());
  }

  @Override
  public Node node() {
    return node;
  }
}
