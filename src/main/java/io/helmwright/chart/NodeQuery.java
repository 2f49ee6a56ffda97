package io.helmwright.chart;

import io.helmwright.template.Node;
import java.util.List;
import java.util.Optional;

/** Reads a template tree as the YAML that it may become: looks through conditions and loops. */
public final class NodeQuery {

  private NodeQuery() {}

  /** The first value at the key, whether conditional or not. */
  public static Optional<Node> value(Node node, String key) {
    return values(node, key).stream().findFirst();
  }

  /** Every value that the key may have. */
  public static List<Node> values(Node node, String key) {
    return Possibility.of(node).stream()
        .flatMap(each -> each.at(key).stream())
        .map(Possibility::node)
        .toList();
  }

  /** Every item that the sequence may have. */
  public static List<Node> items(Node node) {
    return Possibility.of(node).stream()
        .flatMap(each -> each.items().stream())
        .map(Possibility::node)
        .toList();
  }

  /** The literal text at the key. */
  public static Optional<String> text(Node node, String key) {
    return value(node, key)
        .filter(Node.Literal.class::isInstance)
        .map(n -> ((Node.Literal) n).value().toString());
  }

  /** What the node may be, once conditions and loops are decided. */
  public static List<Node> alternatives(Node node) {
    return Possibility.of(node).stream().map(Possibility::node).toList();
  }
}
