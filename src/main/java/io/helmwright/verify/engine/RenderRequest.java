package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helmwright.verify.result.Configuration;
import java.util.Map;
import java.util.Set;

/**
 * A configuration with its values put together, which is worth doing once: the schema is asked
 * about them, templates are rendered with them, and a search looks at them.
 */
public final class RenderRequest {

  private final Configuration configuration;
  private final String root;
  private final Map<String, ObjectNode> byPath;
  private final Set<String> templates;

  private RenderRequest(
      Configuration configuration,
      String root,
      Map<String, ObjectNode> byPath,
      Set<String> templates) {
    this.configuration = configuration;
    this.root = root;
    this.byPath = byPath;
    this.templates = Set.copyOf(templates);
  }

  static RenderRequest of(Configuration configuration, ChartUnit root) {
    Map<String, ObjectNode> byPath = CoalescedValues.of(root, configuration.values()).byPath();
    return new RenderRequest(configuration, root.path(), byPath, Set.of());
  }

  /** The same, rendered by some of the chart's templates alone. */
  public RenderRequest only(Set<String> files) {
    return new RenderRequest(configuration, root, byPath, files);
  }

  /** The same values for another release or version of Kubernetes. */
  public RenderRequest with(Configuration other) {
    if (!other.values().equals(configuration.values())) {
      throw new IllegalArgumentException("other values: " + other.values());
    }
    return new RenderRequest(other, root, byPath, templates);
  }

  /** What is asked for. */
  public Configuration configuration() {
    return configuration;
  }

  /** What the chart's own templates see as {@code .Values}; not to be changed. */
  public ObjectNode values() {
    return byPath.get(root);
  }

  /** The template files that are rendered, relative to the outermost chart; empty for all. */
  Set<String> templates() {
    return templates;
  }

  /** What the chart and its subcharts see, by their path; those switched off are absent. */
  Map<String, ObjectNode> byPath() {
    return byPath;
  }
}
