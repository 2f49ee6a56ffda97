package io.helmwright.template;

/** A whole number or a string, as Kubernetes has it for ports, percentages and surge. */
public final class IntOrString implements Yaml<IntOrString> {

  private final Node node;

  private IntOrString(Node node) {
    this.node = node;
  }

  /** A whole number. */
  public static IntOrString of(long value) {
    return new IntOrString(new Node.Literal(value));
  }

  /** A percentage or a name. */
  public static IntOrString of(String value) {
    return new IntOrString(new Node.Literal(value));
  }

  /** A whole number that is known when rendering. */
  public static Yaml<IntOrString> of(Yaml<Integer> value) {
    return Yaml.of(value.node());
  }

  @Override
  public Node node() {
    return node;
  }
}
