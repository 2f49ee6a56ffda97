package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * What a place of a template may render, once conditions and loops are decided.
 *
 * @param node a mapping, a sequence or a scalar
 * @param under when it is rendered
 */
record Possibility(Node node, Circumstances under) {

  /** All that the node may be; a helper that returns a mapping or a sequence is that. */
  static List<Possibility> of(Node node) {
    return of(node, Circumstances.ALWAYS);
  }

  static List<Possibility> of(Node node, Circumstances under) {
    var found = new ArrayList<Possibility>();
    if (node instanceof Node.Conditional conditional) {
      var left = under;
      for (var branch : conditional.branches()) {
        found.addAll(of(branch.body(), left.and(branch.condition())));
        left = left.andNot(branch.condition());
      }
      var otherwise = left;
      conditional.otherwise().ifPresent(n -> found.addAll(of(n, otherwise)));
    } else if (node instanceof Node.With with) {
      found.addAll(of(with, under.and(with.subject())));
    } else if (node instanceof Node.Repeated repeated) {
      found.addAll(of(repeated.body(), under.and(repeated.subject())));
    } else if (node instanceof Node.Assigned assigned) {
      found.addAll(of(assigned.body(), under));
    } else if (node instanceof Node.Document document) {
      found.addAll(of(document.body(), under));
    } else if (node instanceof Node.Group group) {
      group.nodes().forEach(n -> found.addAll(of(n, under)));
    } else if (isBlock(node)) {
      Term.Include include = (Term.Include) ((Node.Evaluated) node).term();
      found.addAll(of(include.template().body(), under));
    } else {
      found.add(new Possibility(node, under));
    }
    return found;
  }

  private static List<Possibility> of(Node.With with, Circumstances under) {
    return rendersSubject(with)
        ? List.of(
            new Possibility(
                new Node.Evaluated(with.subject(), ((Node.Evaluated) with.body()).type()), under))
        : of(with.body(), under);
  }

  /** Whether all that is rendered is the subject itself. */
  static boolean rendersSubject(Node.With with) {
    return with.body() instanceof Node.Evaluated evaluated
        && evaluated.term() instanceof Term.Field field
        && field.path().isEmpty()
        && field.base() instanceof Term.Item item
        && item.scope() == with.scope();
  }

  private static boolean isBlock(Node node) {
    return node instanceof Node.Evaluated evaluated
        && evaluated.type() == ResultType.BLOCK
        && evaluated.term() instanceof Term.Include include
        && of(include.template().body()).stream().allMatch(Possibility::isCollection);
  }

  private boolean isCollection() {
    return node instanceof Node.Mapping || node instanceof Node.Sequence;
  }

  /** Every value that the key may have. */
  List<Possibility> at(String key) {
    var found = new ArrayList<Possibility>();
    if (node instanceof Node.Mapping mapping) {
      for (var member : mapping.members()) {
        if (member instanceof Node.Entry entry && entry.hasKey(key)) {
          found.addAll(of(entry.value(), under));
        } else if (member instanceof Node.Splice splice) {
          of(splice.collection(), under).forEach(each -> found.addAll(each.at(key)));
        }
      }
    }
    return found;
  }

  /** Every value that the path of keys may lead to. */
  List<Possibility> at(String first, String... more) {
    List<Possibility> found = at(first);
    for (var key : more) {
      found = found.stream().flatMap(each -> each.at(key).stream()).toList();
    }
    return found;
  }

  /** Every item that the sequence may have. */
  List<Possibility> items() {
    var found = new ArrayList<Possibility>();
    if (node instanceof Node.Sequence sequence) {
      for (var member : sequence.members()) {
        if (member instanceof Node.Item item) {
          found.addAll(of(item.value(), under));
        } else if (member instanceof Node.Splice splice) {
          of(splice.collection(), under).forEach(each -> found.addAll(each.items()));
        }
      }
    }
    return found;
  }
}
