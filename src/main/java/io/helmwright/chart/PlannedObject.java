package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.TreeWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes object that a template spells out.
 *
 * @param apiVersion {@code apps/v1}
 * @param kind {@code StatefulSet}
 * @param mapping the whole object
 */
public record PlannedObject(String apiVersion, String kind, Node.Mapping mapping) {

  static List<PlannedObject> in(Node root) {
    var found = new ArrayList<PlannedObject>();
    TreeWalk.walk(
        root,
        new TreeWalk.Visitor() {
          @Override
          public void node(Node node) {
            if (node instanceof Node.Mapping mapping) {
              of(mapping).ifPresent(found::add);
            }
          }
        });
    return found;
  }

  private static Optional<PlannedObject> of(Node.Mapping mapping) {
    var apiVersion = NodeQuery.text(mapping, "apiVersion");
    var kind = NodeQuery.text(mapping, "kind");
    return apiVersion.isPresent()
            && kind.isPresent()
            && NodeQuery.value(mapping, "metadata").isPresent()
        ? Optional.of(new PlannedObject(apiVersion.get(), kind.get(), mapping))
        : Optional.empty();
  }

  /** What {@code metadata.name} renders. */
  public Optional<Node> name() {
    return NodeQuery.value(mapping, "metadata").flatMap(m -> NodeQuery.value(m, "name"));
  }
}
