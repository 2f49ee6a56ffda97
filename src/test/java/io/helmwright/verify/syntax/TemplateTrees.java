package io.helmwright.verify.syntax;

import io.helmwright.verify.syntax.TemplateNode.Closed;
import io.helmwright.verify.syntax.TemplateNode.Control;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints templates that were read, for tests. */
final class TemplateTrees {

  private TemplateTrees() {}

  /** All text and tags in the order in which they are found in the tree, in a row. */
  static String rejoined(TemplateTree tree) {
    var spans = new ArrayList<Span>();
    add(tree.nodes(), spans);
    return spans.stream().map(tree::textOf).collect(Collectors.joining());
  }

  private static void add(List<TemplateNode> nodes, List<Span> spans) {
    for (TemplateNode node : nodes) {
      if (node instanceof Control control) {
        control
            .clauses()
            .forEach(
                clause -> {
                  spans.add(clause.tag().span());
                  add(clause.body(), spans);
                });
        control
            .otherwise()
            .ifPresent(
                other -> {
                  spans.add(other.tag().span());
                  add(other.body(), spans);
                });
        spans.add(control.end().span());
      } else if (node instanceof Closed closed) {
        spans.add(closed.tag().span());
        add(closed.children(), spans);
        spans.add(closed.end().span());
      } else {
        spans.add(node.span());
      }
    }
  }

  /** One line for each node: its line, its kind, and its text with line breaks shown. */
  static String outline(TemplateTree tree) {
    return tree.descendants().stream()
        .map(
            node ->
                "%d %s %s\n"
                    .formatted(
                        node.line(),
                        node.getClass().getSimpleName(),
                        tree.textOf(node.span()).replace("\n", "\\n")))
        .collect(Collectors.joining());
  }
}
