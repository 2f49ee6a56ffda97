package io.helmwright.kubernetes;

import io.helmwright.template.Node;

/** A typed part of the Kubernetes API: immutable, and ready to stand in a chart. */
public abstract class KubernetesObject {

  private final Node.Mapping node;

  KubernetesObject(ObjectBuilder<?> builder) {
    this(builder.build());
  }

  KubernetesObject(Node.Mapping node) {
    this.node = node;
  }

  /** The template tree, with the name of the type and the fields that Kubernetes demands. */
  public final Node.Mapping node() {
    return node;
  }
}
