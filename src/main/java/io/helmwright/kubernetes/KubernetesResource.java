package io.helmwright.kubernetes;

import io.helmwright.problem.ProblemException;
import io.helmwright.template.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Kubernetes object that stands in a document of its own: it has a kind and a name. */
public abstract class KubernetesResource extends KubernetesObject {

  private final String apiVersion;
  private final String kind;

  KubernetesResource(String apiVersion, String kind, ObjectBuilder<?> builder) {
    super(withIdentity(apiVersion, kind, builder.build()));
    this.apiVersion = apiVersion;
    this.kind = kind;
  }

  /** {@code apps/v1}. */
  public final String apiVersion() {
    return apiVersion;
  }

  /** {@code StatefulSet}. */
  public final String kind() {
    return kind;
  }

  /** What {@code metadata.name} renders to; empty where the metadata comes as a whole. */
  public final Optional<Node> nameNode() {
    return entry(node(), "metadata")
        .filter(Node.Mapping.class::isInstance)
        .flatMap(metadata -> entry((Node.Mapping) metadata, "name"));
  }

  private static Optional<Node> entry(Node.Mapping mapping, String key) {
    return mapping.members().stream()
        .filter(Node.Entry.class::isInstance)
        .map(Node.Entry.class::cast)
        .filter(entry -> entry.hasKey(key))
        .map(Node.Entry::value)
        .findFirst();
  }

  private static Node.Mapping withIdentity(String apiVersion, String kind, Node.Mapping mapping) {
    for (String field : List.of("apiVersion", "kind")) {
      if (entry(mapping, field).isPresent()) {
        throw ProblemException.error(
            kind, "the field " + field + " is set twice", "Give it to of alone");
      }
    }
    List<Node.Member> members = new ArrayList<>();
    members.add(new Node.Entry("apiVersion", new Node.Literal(apiVersion)));
    members.add(new Node.Entry("kind", new Node.Literal(kind)));
    members.addAll(mapping.members());
    return new Node.Mapping(mapping.type(), mapping.required(), members);
  }
}
