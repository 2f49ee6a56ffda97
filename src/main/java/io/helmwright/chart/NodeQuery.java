package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import java.util.ArrayList;
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
    var found = new ArrayList<Node>();
    for (var mapping : alternatives(node)) {
      if (mapping instanceof Node.Mapping m) {
        for (var member : m.members()) {
          if (member instanceof Node.Entry entry && entry.hasKey(key)) {
            found.addAll(alternatives(entry.value()));
          } else if (member instanceof Node.Splice splice) {
            found.addAll(values(splice.collection(), key));
          }
        }
      }
    }
    return found;
  }

  /** Every item that the sequence may have. */
  public static List<Node> items(Node node) {
    var found = new ArrayList<Node>();
    for (var sequence : alternatives(node)) {
      if (sequence instanceof Node.Sequence s) {
        for (var member : s.members()) {
          if (member instanceof Node.Item item) {
            found.addAll(alternatives(item.value()));
          } else if (member instanceof Node.Splice splice) {
            found.addAll(items(splice.collection()));
          }
        }
      }
    }
    return found;
  }

  /** The literal text at the key. */
  public static Optional<String> text(Node node, String key) {
    return value(node, key)
        .filter(Node.Literal.class::isInstance)
        .map(n -> ((Node.Literal) n).value().toString());
  }

  /** What the node may be, once conditions and loops are decided. */
  public static List<Node> alternatives(Node node) {
    var found = new ArrayList<Node>();
    if (node instanceof Node.Conditional conditional) {
      conditional.branches().forEach(b -> found.addAll(alternatives(b.body())));
      conditional.otherwise().ifPresent(n -> found.addAll(alternatives(n)));
    } else if (node instanceof Node.With with) {
      found.addAll(alternatives(with.body()));
    } else if (node instanceof Node.Repeated repeated) {
      found.addAll(alternatives(repeated.body()));
    } else if (node instanceof Node.Assigned assigned) {
      found.addAll(alternatives(assigned.body()));
    } else if (node instanceof Node.Document document) {
      found.addAll(alternatives(document.body()));
    } else if (node instanceof Node.Evaluated evaluated
        && evaluated.type() == ResultType.BLOCK
        && evaluated.term() instanceof Term.Include include) {
      found.addAll(alternatives(include.template().body()));
    } else if (node instanceof Node.Group group) {
      group.nodes().forEach(n -> found.addAll(alternatives(n)));
    } else {
      found.add(node);
    }
    return found;
  }
}
